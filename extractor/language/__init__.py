"""How English is read off a dependency tree: what more than one component asks of a word and of what hangs on it.

`syntax` is the tree itself, `slots` what stands around a trigger, `mending` puts right what the model misreads in one
way again and again, `evidence` and `fiction` tell whether a deed is only spoken of. Nothing here knows a component.
"""
