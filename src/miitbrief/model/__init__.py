"""What a briefing consists of: values that do not change."""
