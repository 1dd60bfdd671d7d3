"""From bytes to text, and from a page's text to the article's parts."""
