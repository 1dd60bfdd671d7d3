"""What a time expression leans on: the dates before it, the day of publication, the tense of its verb."""
