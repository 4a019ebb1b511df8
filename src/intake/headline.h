/* Headline: the page's own headline told from what a site adds to it. */
#ifndef CHANCERY_INTAKE_HEADLINE_H
#define CHANCERY_INTAKE_HEADLINE_H

#include "intake/bytes.h"

#include <stdint.h>

#define HEADLINE_NOT_FOUND SIZE_MAX

/* `title` without the names of section and site behind it ("headline_site",
 * "headline - site"). Underscore, bar and a dash between blanks always part
 * them; a bare dash, which headlines hold themselves, only where the site's
 * name follows or the page prints what stands before it: `site`, `heading` (the
 * first-level heading) and `text` (the visible text) prove that. */
Slice headline_without_site(Slice title, Slice site, Slice heading, Slice text);

/* Offset of the first line of `text` that is `title`, or HEADLINE_NOT_FOUND. */
size_t headline_find(Slice text, Slice title);

#endif
