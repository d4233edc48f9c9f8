"""The rules by their ids, each with the function that looks for what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from layout.audit import (
    alone,
    area,
    content,
    edges,
    headlines,
    imprint,
    issue,
    legs,
    overlay,
    placing,
    release,
    typesetting,
)
from layout.audit.sheet import Finding, Sheet

Look = Callable[[Sheet, Mapping[str, float]], Iterator[Finding]]
"""What breaks a rule on a page, given the rule's limits."""

CHECKS: dict[str, Look] = {
    "LAY01": placing.headline_collision,
    "LAY02": placing.through_line,
    "LAY03": legs.uneven_feet,
    "LAY04": legs.short_tail,
    "LAY05": legs.short_leg,
    "LAY06": legs.under_own_head,
    "LAY07": area.outside,
    "LAY08": edges.ad_border,
    "LAY09": area.white_space,
    "LAY10": edges.touching_frames,
    "HED01": headlines.headline_fit,
    "HED02": headlines.hierarchy,
    "HED03": headlines.name_largest,
    "HED04": headlines.headline_break,
    "HED05": headlines.face_count,
    "TYP01": typesetting.single_char_line,
    "TYP02": alone.widow_orphan,
    "TYP03": typesetting.min_size,
    "TYP04": typesetting.measure,
    "TYP05": overlay.reverse_size,
    "TYP06": overlay.overlay_contrast,
    "CNT01": content.caption_credit,
    "CNT02": content.byline,
    "CNT03": content.jump_pair,
    "CNT04": content.ad_label,
    "CNT05": content.psa_quota,
    "ISS01": issue.date_match,
    "ISS02": issue.page_sequence,
    "ISS03": imprint.masthead_data,
    "ISS04": issue.issue_step,
    "ISS05": release.page_credits,
}
