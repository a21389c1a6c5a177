# Comments of the headers, as Doxygen looks for them: the first is about the file, one that stands
# alone about what follows, one behind a member about that.
1s|^/\* |/** @file\
 * |
s|^\( *\)/\* |\1/** |
s|\([;,] *\)/\* |\1/**< |
