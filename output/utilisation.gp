# Scheduled utilisation of the fullest pools of staff.
# Draws utilisation.svg and utilisation.png from utilisation.dat and utilisation.txt: gnuplot utilisation.gp
name = 'utilisation'

pools = int(figure("pools"))
height = 170 + 24 * pools
width = 1000

do for [kind in kinds] {
  if (kind eq "svg") {
    set terminal svg name 'utilisation' size width,height font 'DejaVu Sans,11' background '#ffffff' noenhanced
  } else {
    set terminal pngcairo size 1.5*width,1.5*height font 'DejaVu Sans,11' fontscale 1.25 linewidth 1.2 noenhanced
  }
  set output prefix.'utilisation.'.kind
  px = 1.0 / width
  py = 1.0 / height
  set lmargin at screen 420*px
  set rmargin at screen 1-40*px
  set tmargin at screen 1-95*py
  set bmargin at screen 65*py
  unset key
  set border 1 linecolor '#555555'
  set tics nomirror out
  set xrange [0:figure("x_most")]
  set yrange [pools-0.4:-0.6]
  set xtics 0,20 format '%.0f %%'
  unset ytics
  do for [k=0:pools-1] {
    set label 100+k name_at("pool", k) at graph 0,first k right offset -1,0 font ',10.5' textcolor '#555555'
  }
  set grid xtics linetype 1 linecolor '#dddddd' linewidth 0.5
  set xlabel say("x_label")
  set boxwidth 0.7
  set style fill solid noborder
  set label 1 say("title") at screen 16*px,1-24*py font ',15' textcolor '#111111'
  set label 2 say("subtitle") at screen 16*px,1-50*py font ',10.5' textcolor '#555555'
  set label 3 say("words") at screen 16*px,1-72*py font ',10.5' textcolor '#555555'
  set arrow 1 from figure("threshold"),graph 0 to figure("threshold"),graph 1 nohead linecolor '#111111' linewidth 1.2 dashtype 2 front
  plot 'utilisation.dat' using (0.5*$2):1:(0.5*$2):(0.35):($2 > figure("threshold") ? 0xe0796b : 0x92c5de) \
         with boxxyerror linecolor rgb variable, \
       '' using 2:1:($3 == $3 ? $3 : 0) with xerrorbars pointtype 0 linecolor '#111111'
}
set output
