"""From the words of a time expression to what it says: one function a form, by the kind of time that it names.

A function declines, by None, where words that fit the form are no time expression after all.
"""
