"""The catalogues: which texts the program has, what each language says for them, and the files built of that.

`python -m tests.languages` brings every PO file in assets/languages into step with the program (what is translated
stays, new texts stand empty, what the program no longer says goes) and builds the MO files from them.
"""
