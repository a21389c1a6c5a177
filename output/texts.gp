
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
# Numbers of an axis as the language writes them. Folders of older versions do not say how.
said(k) = sum [q=1:n_rows] (row_key[q] eq k)
thousands = said("thousands") ? say("thousands") : ","
set decimalsign said("point") ? say("point") : "."
apart(x) = x < 0 ? "-".apart(-x) : x < 1000 ? sprintf("%.0f", x) \
  : apart(floor(x/1000)).thousands.sprintf("%03.0f", x-1000*floor(x/1000))
# A round step for about five tics, for axes with large numbers.
round_up(f) = f < 1.5 ? 1 : f < 3.5 ? 2 : f < 7.5 ? 5 : 10
step(span) = round_up(span/5.0/10**floor(log10(span/5.0)))*10**floor(log10(span/5.0))
large(least, most) = (most >= 1000 || least <= -1000) && most-least >= 5
# What the last stats have found; x where there were no rows.
highest(x) = exists("STATS_max") ? STATS_max : x
lowest(x) = exists("STATS_min") ? STATS_min : x
# A cell, 0 if there is none; what is above and below 0.
cell(c) = strcol(c) eq "NaN" || strcol(c) eq "" ? 0 : column(c)
above_0(x) = x > 0 ? x : 0
below_0(x) = x < 0 ? x : 0
# The label of a mark is a format: a per cent sign in it stands for itself.
plain(s) = (hit = strstrt(s, "%")) == 0 ? s : s[1:hit]."%".plain(s[hit+1:*])


# Lines at dates that change something. Their words stand in rows above the axes, and the lines reach
# up to them: a picture whose base is so many pixels has a height of more. Where in it is then what
# would be at y without the rows, below them or above them?
levels = figure("levels")
below(y) = y*base/height
above(y) = 1-(1-y)*base/height
## lines
do for [i=1:n_rows] {
  if (row_key[i] eq "milestone") {
    set arrow 9000+i from first row_number[i],graph 0 to first row_number[i],graph 1 nohead front linecolor '#555555' linewidth 0.7
  }
}
## words
# The axes end at top, of the screen.
row = 16.0/height
do for [i=1:n_rows] {
  if (row_key[i][1:6] eq "words ") {
    k = int(row_key[i][8:8])
    set arrow 9500+i from first row_number[i],graph 1 to first row_number[i],screen top+(k+0.9)*row nohead front linecolor '#555555' linewidth 0.7
    if (row_key[i][7:7] eq "r") {
      set label 9000+i row_text[i] at first row_number[i],screen top+(k+0.5)*row left offset char 0.4,0 font ',10' textcolor '#222222'
    } else {
      set label 9000+i row_text[i] at first row_number[i],screen top+(k+0.5)*row right offset char -0.4,0 font ',10' textcolor '#222222'
    }
  }
  if (row_key[i] eq "more") {
    set label 9000+i row_text[i] at graph 1,screen top+(levels-0.5)*row right font ',10' textcolor '#222222'
  }
}
## part weeks
do for [i=1:n_rows] {
  if (row_key[i] eq "part") {
    set object 9000+i rectangle from first row_number[i]-0.45,graph 0 to first row_number[i]+0.45,graph 1 front fillcolor '#ffffff' fillstyle transparent solid 0.6 noborder
  }
}
