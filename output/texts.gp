
# What is drawn, and under which name at first: the caller may say.
if (!exists("kinds")) kinds = "svg png"
if (!exists("prefix")) prefix = ""

# Texts and numbers are data, never a part of this program: rows of key, number and text in the
# .txt file, parted by tabs. A text begins behind '='; in it ~q is a double quote, ~b a backslash
# and ~~ a tilde.
set encoding utf8
set datafile separator "\t"
set datafile commentschars ""
stats name.'.txt' using 2 nooutput
n_rows = int(STATS_records)
array row_key[n_rows]
array row_number[n_rows]
array row_text[n_rows]
stats name.'.txt' using (row_key[int($0)+1] = strcol(1), row_number[int($0)+1] = $2, \
                         row_text[int($0)+1] = strcol(3)[2:*], 0) nooutput
set datafile separator
set datafile commentschars
do for [i=1:n_rows] {
  rest = row_text[i]
  row_text[i] = ""
  while ((hit = strstrt(rest, "~")) > 0) {
    mark = rest[hit+1:hit+1]
    row_text[i] = row_text[i].rest[1:hit-1].(mark eq "q" ? "\"" : mark eq "b" ? "\\" : mark)
    rest = rest[hit+2:*]
  }
  row_text[i] = row_text[i].rest
}
# The text and the number of a key that stands once; the text of one that is numbered.
name_at(k, n) = row_text[int(sum [q=1:n_rows] (row_key[q] eq k && row_number[q] == n ? q : 0))]
say(k) = name_at(k, 0)
figure(k) = sum [q=1:n_rows] (row_key[q] eq k ? row_number[q] : 0)
# The label of a mark is a format: a per cent sign in it stands for itself.
plain(s) = (hit = strstrt(s, "%")) == 0 ? s : s[1:hit]."%".plain(s[hit+1:*])

