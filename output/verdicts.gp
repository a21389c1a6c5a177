# How often each place passes what it is asked, by fortnight.
# Draws verdicts.svg and verdicts.png from verdicts.dat and verdicts.txt: gnuplot verdicts.gp
name = 'verdicts'

places = int(figure("places"))
days = int(figure("calendar_days"))
width = 1120
base = 155.0 + 17 * places
height = base + 16 * levels
# None, below 25, 50, 75 and 90 per cent, more, all.
array colour[7] = [0x67000d, 0xc5301a, 0xec7014, 0xfdae4d, 0xfdd26e, 0xcfeac0, 0xe9f7e2]
array ink[7] = [0xffffff, 0xffffff, 0x1b1f24, 0x1b1f24, 0x1b1f24, 0x1b1f24, 0x1b1f24]
class(p) = 1 + (p > 0) + (p >= 25) + (p >= 50) + (p >= 75) + (p >= 90) + (p > 99.9999)

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'verdicts' size width,height font 'DejaVu Sans,11' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1.5*width,1.5*height font 'DejaVu Sans,11' fontscale 1.25 linewidth 1.2 noenhanced
  }
  set output prefix.'verdicts.'.kind
  px = 1.0 / width
  py = 1.0 / height
  set lmargin at screen 260*px
  set rmargin at screen 1-230*px
  top = 1-(113+16*levels)*py
  set tmargin at screen top
  set bmargin at screen 36*py
  unset key
  set border 0
  set tics nomirror out scale 0
  set xrange [0:days]
  set yrange [places-0.5:-0.5]
  set xtics () scale 0.5 font ',10.5'
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  unset ytics
  do for [i=1:n_rows] {
    if (row_key[i] eq "place") {
      set label 100+i row_text[i] at graph 0,first row_number[i] right offset -1,0 font ',10.5'
    }
    # Districts stand on the right; thin lines part them.
    if (row_key[i] eq "district") {
      set label 100+i row_text[i] at graph 1,first row_number[i] offset 1,0 font ',10' textcolor '#444444'
    }
    if (row_key[i] eq "divider") {
      set arrow 100+i from graph -0.38,first row_number[i] to graph 1.34,first row_number[i] nohead \
          front linecolor '#777777' linewidth 0.6
    }
  }
  set label 1 say("title") at screen 16*px,1-24*py font ',15' textcolor '#111111'
  set label 2 say("subtitle") at screen 16*px,1-50*py font ',10.5' textcolor '#555555'
  set label 3 say("words") at screen 16*px,1-72*py font ',10.5' textcolor '#555555'
  # The key, from all to none.
  do for [k=0:6] {
    x = 16 + 128 * (6 - k)
    set object 1+k rectangle from screen x*px,1-102*py to screen (x+16)*px,1-88*py \
        fillcolor rgb colour[k+1] fillstyle solid border linecolor '#777777'
    set label 10+k name_at("key", k) at screen (x+22)*px,1-95*py font ',10.5' textcolor '#333333'
  }
  if (say("absent") ne "") {
    set object 20 rectangle from graph 0,graph 0 to graph 1,graph 1 behind fillcolor '#cfcfcf' fillstyle solid noborder
    set object 21 rectangle from screen 912*px,1-102*py to screen 928*px,1-88*py fillcolor '#cfcfcf' fillstyle solid noborder
    set label 20 say("absent") at screen 934*px,1-95*py font ',10.5' textcolor '#333333'
  }
  set style fill solid border linecolor '#ffffff'
  ## lines
  ## words
  plot 'verdicts.dat' using (($2+$3)/2.0):1:2:3:($1-0.5):($1+0.5):($4 >= 0 ? colour[class($4)] : 0xffffff) \
         with boxxyerror linecolor rgb variable, \
       '' using (($2+$3)/2.0):1:(stringcolumn(5)):(ink[$4 >= 0 ? class($4) : 7]) \
         with labels font ',9' textcolor rgb variable
}
set output
