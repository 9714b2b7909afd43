"""The filter language: what a person types, as values. Pure, without any input or output.

`parser` has the grammar; `operators` is the table of all fields; `syntax` and `values` are what
a filter is made of and say what each part means; `editing` changes a filter's text by its terms.
"""
