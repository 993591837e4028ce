"""The content pack: source files, lint, compile, load.

Articles, flows, brands and notices are plain files under ``resources``. ``content.build`` turns them into
one SQLite pack; ``content.pack`` opens it. Imports ``domain`` and ``infra.paths`` only. PyYAML, markdown-it,
pypinyin and opencc are imported by the modules that build, never by those that load.
"""
