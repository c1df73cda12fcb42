"""Tables of words."""

from bodymap.exports.tables import Table

TABLE = Table("Counted:", "what", ("n", "share"), {"a long name": ("1", "100 %"), "b": ("20", "5 %")})


def test_in_a_terminal_the_columns_are_as_wide_as_they_need_to_be() -> None:
    assert TABLE.text() == (
        "Counted:",
        "what          n  share",
        "a long name   1  100 %",
        "b            20    5 %",
    )


def test_in_markdown_the_title_is_a_paragraph() -> None:
    assert TABLE.markdown() == (
        "Counted:",
        "",
        "| what | n | share |",
        "| --- | --- | --- |",
        "| a long name | 1 | 100 % |",
        "| b | 20 | 5 % |",
    )
