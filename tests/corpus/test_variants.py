#!/usr/bin/env python3
"""What a page says does not change with how it is printed: its script, its sign for a day, its
numerals, quotation marks, interpuncts, width and blanks. Asked of the pages of tests/quality."""
import os
import subprocess
import sys
import unittest

CHANCERY = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/chancery"
PAGES = ["tests/quality/pages.jsonl", "tests/quality/outlets.pages.jsonl"]


class Variants(unittest.TestCase):
    def changed(self, variant, most):
        """Asserts that at most this share of the records of any list changes."""
        done = subprocess.run([sys.executable, "tools/variants.py", CHANCERY, *PAGES, "--variant", variant, "--most", str(most),
                               "--show", "20"], stdout=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_marks_digits_and_blanks(self):
        for variant in ("narrow marks", "wide digits", "interpuncts", "blanks", "numerals"):
            with self.subTest(variant):
                self.changed(variant, 0)

    def test_quotation_marks(self):
        self.changed("corner quotes", 0.005)  # a post that holds the marks is printed with them

    def test_sign_for_a_day(self):
        self.changed("day sign", 0.015)

    def test_script(self):
        self.changed("script", 0)


if __name__ == "__main__":
    unittest.main()
