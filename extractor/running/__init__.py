"""The command at work: sources → rows → workers → results → writer → files."""
