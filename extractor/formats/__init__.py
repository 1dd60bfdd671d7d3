"""From records to what is written out, one file a format."""
