"""Cutting a figure to a window: what lies inside stays, what lies outside goes, the rest is cut."""

import re

from shapely import box

from bodymap.exports.cropping import cropped

WINDOW = box(0, 0, 100, 100)


def ys(svg: str) -> list[float]:
    return [float(y) for y in re.findall(r",(-?[\d.]+)", svg)]


def test_what_lies_inside_stays_as_written():
    inside = '<g id="a"><path d="M1,2L3,4C5,6 7,8 9,9Z" fill="#abcdef"/></g>'
    assert cropped(inside, WINDOW) == inside


def test_what_lies_outside_is_gone():
    assert cropped('<g><path d="M1,200L3,400" fill="none" stroke="#000000"/></g>', WINDOW) == "<g></g>"


def test_a_line_is_cut_at_the_edge():
    cut = cropped('<path d="M50,50L50,200" fill="none" stroke="#000000"/>', WINDOW)
    assert cut == '<path d="M50,50L50,100" fill="none" stroke="#000000"/>'


def test_a_fill_is_cut_at_the_edge():
    cut = cropped('<path d="M20,50L20,200L40,200L40,50Z" fill="#123456"/>', WINDOW)
    assert (min(ys(cut)), max(ys(cut)), 'fill="#123456"' in cut) == (50, 100, True)


def test_a_curve_is_cut_where_it_bends():
    cut = cropped('<path d="M50,50C50,150 70,150 70,50" fill="none" stroke="#000000"/>', WINDOW)
    assert 95 < max(ys(cut)) <= 100


def test_a_hole_stays_a_hole():
    ring = '<path d="M-10,0L50,0L50,50L-10,50ZM10,10L10,40L40,40L40,10Z" fill="#123456"/>'
    assert cropped(ring, WINDOW).count("M") == 2


def test_fill_and_line_of_one_path_are_both_cut():
    both = '<path d="M20,50L20,200L40,200L40,50Z" fill="#123456" stroke="#654321"/>'
    assert cropped(both, WINDOW).count("<path") == 2


def test_an_ellipse_goes_with_its_centre():
    inside, outside = (f'<ellipse cx="50" cy="{y}" rx="5" ry="4"/>' for y in (50, 500))
    assert cropped(inside + outside, WINDOW) == inside


def test_a_line_whose_box_alone_meets_the_window_leaves_no_dot_behind():
    corner = '<path d="M90,200L200,90" fill="none" stroke="#000000" stroke-linecap="round"/>'
    assert cropped(corner, WINDOW) == ""
