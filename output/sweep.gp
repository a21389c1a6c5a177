# What each value of each factor does to the first metric, beside the scenario as it is.
# Draws sweep.svg and sweep.png from sweep.dat and sweep.txt: gnuplot sweep.gp
name = 'sweep'

n = int(figure("n"))           # factors
lines = int(figure("lines"))   # 1: a panel for each factor, over its values; else a bar for each value
joined = int(figure("joined")) # 1: points of a factor hang together
columns = lines && n > 1 ? 2 : 1
rows = lines ? int(ceil(n / 2.0)) : n > 3 ? n : 3
height = lines ? 160 + 300 * rows : 200 + 70 * rows
top = 1.0 - 110.0 / height
# From where to where the values of each panel reach; in bars, of all.
array least[n]
array most[n]
do for [k=1:n] {
  if (lines) {
    stats 'sweep.dat' index k-1 using (below_0(cell(3)-cell(4))) nooutput
  } else {
    stats 'sweep.dat' using (below_0(cell(3)-cell(4))) nooutput
  }
  least[k] = lowest(0)
  if (lines) {
    stats 'sweep.dat' index k-1 using (above_0(cell(3)+cell(4))) nooutput
  } else {
    stats 'sweep.dat' using (above_0(cell(3)+cell(4))) nooutput
  }
  most[k] = highest(0)
}

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'sweep' size 1000,height font 'DejaVu Sans,13' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1500,1.5*height font 'DejaVu Sans,13' fontscale 1.2 linewidth 1.5 noenhanced
  }
  set output prefix.'sweep.'.kind
  set tics nomirror out
  if (lines) {
    set label 1 say("title") at screen 0.02,1.0-35.0/height font ',16' textcolor '#111111'
    set label 2 say("subtitle") at screen 0.02,1.0-62.0/height font ',11' textcolor '#555555'
    set label 3 say("x_label") at screen 0.02,1.0-92.0/height font ',12' textcolor '#111111'
    set multiplot
    set border 3 linecolor '#555555'
    set tics font ',11'
    set grid ytics linetype 1 linecolor '#dddddd' linewidth 0.5
    set xzeroaxis linetype 1 linecolor '#333333' linewidth 1
    set offsets graph 0.05, graph 0.05, graph 0.05, graph 0.05
    set xtics autofreq
    unset key
    do for [k=1:n] {
      column = (k - 1) % columns
      row = (k - 1) / columns
      set lmargin at screen 0.09 + column * 0.48
      set rmargin at screen (columns == 1 ? 0.96 : 0.48 + column * 0.48)
      set tmargin at screen top - row * (top - 0.02) / rows
      set bmargin at screen top - (row + 1) * (top - 0.02) / rows + 75.0 / height
      set ytics autofreq
      if (large(least[k], most[k])) {
        by = step(most[k]-least[k])
        set ytics (apart(0) 0)
        set for [j=int(floor(least[k]/by)):int(ceil(most[k]/by))] ytics add (apart(j*by) j*by)
      }
      set xlabel name_at("factor", k-1) offset 0,0.3
      plot 'sweep.dat' index k-1 using 2:(joined ? $3 : NaN) smooth unique with lines linewidth 1.5 \
             linecolor '#9ecae1', \
           '' index k-1 using 2:3:4 with yerrorbars pointtype 7 pointsize 0.5 linewidth 1.2 linecolor '#08519c'
      unset label
    }
    unset multiplot
  } else {
    set border 1 linecolor '#555555'
    set grid xtics linetype 1 linecolor '#dddddd' linewidth 0.5
    set lmargin at screen 0.30
    set rmargin at screen 0.96
    set tmargin at screen 0.80
    set bmargin at screen 0.17
    set yrange [n-0.5:-0.5]
    set xtics autofreq
    if (large(least[1], most[1])) {
      by = step(most[1]-least[1])
      set xtics (apart(0) 0)
      set for [j=int(floor(least[1]/by)):int(ceil(most[1]/by))] xtics add (apart(j*by) j*by)
    }
    set xtics font ',11'
    unset ytics
    do for [k=0:n-1] {
      set label 100+2*k name_at("factor", k) at graph 0,first k right offset -1,0.5 font ',11' textcolor '#555555'
      set label 101+2*k name_at("range", k) at graph 0,first k right offset -1,-0.5 font ',11' textcolor '#555555'
    }
    set xlabel say("x_label")
    set label 1 say("title") at screen 0.02,0.94 font ',16' textcolor '#111111'
    set label 2 say("subtitle") at screen 0.02,0.88 font ',11' textcolor '#555555'
    set arrow 1 from first 0,graph 0 to first 0,graph 1 nohead linecolor '#333333' linewidth 1.2
    set key top right horizontal samplen 1 font ',11' textcolor '#333333' at screen 0.96,0.85
    set boxwidth 0.5
    set style fill solid 0.85 noborder
    plot 'sweep.dat' using (($3)/2):1:(abs($3)/2):(0.32):($2 == 0 ? 0xd55e00 : 0x0072b2) \
           with boxxyerror linecolor rgb variable notitle, \
         '' using 3:1:4 with xerrorbars pointtype 7 pointsize 0.4 linewidth 1.5 linecolor '#222222' title say("l_bars")
    unset label
    unset arrow 1
  }
}
set output
