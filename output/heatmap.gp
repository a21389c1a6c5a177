# Backlog of every unit on every working day, relative to its own normal level.
# Draws heatmap.svg and heatmap.png from heatmap.dat and heatmap.txt: gnuplot heatmap.gp
name = 'heatmap'

units = int(figure("units"))
days = int(figure("days"))  # working days
base = 190.0 + 17 * units
height = base + 16 * levels
width = 1120
# The colour is the logarithm of the ratio, between half and eight times.
colour(x) = x <= 0.5 ? -1 : x >= 8 ? 3 : log(x) / log(2)

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'heatmap' size width,height font 'DejaVu Sans,11' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1.5*width,1.5*height font 'DejaVu Sans,11' fontscale 1.25 linewidth 1.2 noenhanced
  }
  set output prefix.'heatmap.'.kind
  px = 1.0 / width
  py = 1.0 / height
  set lmargin at screen 215*px
  set rmargin at screen 1-190*px
  top = 1-(75+16*levels)*py
  set tmargin at screen top
  set bmargin at screen 115*py
  unset key
  set border 0
  set tics nomirror out scale 0
  set xrange [-0.5:days-0.5]
  set yrange [units-0.5:-0.5]
  set xtics () scale 0.5 font ',10.5'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  unset ytics
  do for [i=1:n_rows] {
    if (row_key[i] eq "unit") {
      set label 100+i row_text[i] at graph 0,first row_number[i] right offset -1,0 font ',10.5'
    }
    # Districts stand on the right; thin lines part them.
    if (row_key[i] eq "district") {
      set label 100+i row_text[i] at graph 1,first row_number[i] offset 1,0 font ',10' textcolor '#444444'
    }
    if (row_key[i] eq "divider") {
      set arrow 100+i from graph -0.24,first row_number[i] to graph 1.22,first row_number[i] nohead \
          front linecolor '#777777' linewidth 0.6
    }
  }
  set xlabel say("x_label") offset 0,0.4
  set cbrange [-1:3]
  set palette defined (-1 '#4393c3', -0.4 '#d1e5f0', 0 '#f7f7f7', 0.5 '#fee8c8', 1 '#fdbb84', 2 '#d7301f', 3 '#5f0000')
  set colorbox horizontal user origin 215*px,42*py size 1-405*px,14*py noborder
  set cbtics ('≤ ½' -1, '1' 0, '2' 1, '4' 2, '≥ 8' 3) scale 0 offset 0,0.5
  set cblabel say("c_label") offset 0,1.1
  set label 1 say("title") at screen 16*px,1-24*py font ',15' textcolor '#111111'
  set label 2 say("subtitle") at screen 16*px,1-50*py font ',10.5' textcolor '#555555'
  if (say("absent") ne "") {
    set object 1 rectangle from graph 0,graph 0 to graph 1,graph 1 behind fillcolor '#cfcfcf' fillstyle solid noborder
    set object 2 rectangle from screen 1-180*px,42*py to screen 1-164*px,56*py fillcolor '#cfcfcf' fillstyle solid noborder
    set label 3 say("absent") at screen 1-158*px,49*py font ',10' textcolor '#444444'
  }
  ## lines
  ## words
  plot 'heatmap.dat' using 2:1:(colour($3)) with image pixels
}
set output
