# Backlog of the units where it grew most, one panel each, the worst first.
# Draws worst-units.svg and worst-units.png from worst-units.dat and worst-units.txt: gnuplot worst-units.gp
name = 'worst-units'

band = int(figure("band"))  # 1: a band of quantiles over replications
days = int(figure("days"))  # working days
panels = int(figure("panels"))
columns = panels < 5 ? panels : 5
rows = (panels + columns - 1) / columns
width = columns < 3 ? 720 : 260 * columns
height = 122 + 250 * rows
array most[panels]
do for [k=1:panels] {
  stats 'worst-units.dat' index k-1 using (cell(4) > cell(2) ? cell(4) : cell(2)) nooutput
  most[k] = highest(0)
  stats 'worst-units.dat' index k-1 using (figure("limit")*cell(5)) nooutput
  most[k] = highest(0) > most[k] ? highest(0) : most[k]
}

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'worst_units' size width,height font 'DejaVu Sans,11' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1.5*width,1.5*height font 'DejaVu Sans,11' fontscale 1.25 linewidth 1.4 noenhanced
  }
  set output prefix.'worst-units.'.kind
  set multiplot
  set border 3 linecolor '#555555'
  set tics nomirror out font ',10'
  set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
  set xrange [-0.5:days-0.5]
  set yrange [0:*]
  set format y '%.0f'
  unset key
  set xtics ()
  do for [i=1:n_rows] {
    if (row_key[i] eq "mark") { set xtics add (plain(row_text[i]) row_number[i]) }
  }
  px = 1.0 / width
  py = 1.0 / height
  ## lines
  do for [k = 1:panels] {
    c = (k - 1) % columns
    r = (k - 1) / columns
    left = (60 + c * (width - 70.0) / columns) * px
    right = (60 + (c + 1) * (width - 70.0) / columns - 50) * px
    top = 1 - (142 + r * 250) * py
    bottom = 1 - (142 + r * 250 + 170) * py
    set lmargin at screen left
    set rmargin at screen right
    set tmargin at screen top
    set bmargin at screen bottom
    unset label
    if (k == 1) {
      set label 1 say("title") at screen 16*px,1-24*py font ',15' textcolor '#111111'
      set label 2 say("subtitle") at screen 16*px,1-50*py font ',10.5' textcolor '#555555'
      set label 5 say("words") at screen 16*px,1-72*py font ',10.5' textcolor '#555555'
    }
    set label 3 name_at("unit", k-1) at screen left-30*px,top+30*py font ',11.5' textcolor '#111111'
    set label 4 name_at("note", k-1) at screen left-30*px,top+13*py font ',10' textcolor '#555555'
    set yrange [0:*]
    set ytics autofreq
    if (large(0, most[k])) {
      by = step(most[k])
      set ytics (apart(0) 0)
      set for [j=0:int(ceil(most[k]/by))] ytics add (apart(j*by) j*by)
      set yrange [0:by*ceil(most[k]/by)]
    }
    if (band) {
      plot 'worst-units.dat' index k-1 using 0:3:4 with filledcurves linecolor '#fcbba1', \
           '' index k-1 using 0:2 with lines linewidth 2 linecolor '#a50f15', \
           '' index k-1 using 0:5 with lines linewidth 1 dashtype 2 linecolor '#333333', \
           '' index k-1 using 0:(figure("limit")*$5) with lines linewidth 1 dashtype 3 linecolor '#777777'
    } else {
      plot 'worst-units.dat' index k-1 using 0:2 with lines linewidth 2 linecolor '#a50f15', \
           '' index k-1 using 0:5 with lines linewidth 1 dashtype 2 linecolor '#333333', \
           '' index k-1 using 0:(figure("limit")*$5) with lines linewidth 1 dashtype 3 linecolor '#777777'
    }
  }
  unset multiplot
}
set output
