/* A program with nothing to protect: built without hardening, for hardened.sh. */
int
main (void)
{
  return 0;
}
