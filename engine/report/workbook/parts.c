/* Parts: see parts.h. */
#include "report/workbook/parts.h"

#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define SCHEMAS "http://schemas.openxmlformats.org/"
#define MAIN SCHEMAS "spreadsheetml/2006/main"
#define RELATIONS SCHEMAS "package/2006/relationships"
#define OFFICE SCHEMAS "officeDocument/2006/relationships"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* Whether the text begins as one that stands for a character: _x0041_. */
static gboolean
is_escape (const char *s)
{
  return s[0] == '_' && s[1] == 'x' && strspn (s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

void
pr_parts_text (GString *out, const char *text)
{
  for (const char *s = text; *s != '\0'; s = g_utf8_next_char (s))
    {
      gunichar c = g_utf8_get_char (s);
      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if ((c < ' ' && c != '\t' && c != '\n') || c == 0xfffe || c == 0xffff || is_escape (s))
        g_string_append_printf (out, "_x%04X_", c);
      else
        g_string_append_unichar (out, c);
    }
}

static void
put_part (pr_zip *z, const char *name, const GString *text)
{
  pr_zip_begin (z, name);
  pr_zip_put (z, text->str, text->len);
  pr_zip_end (z);
}

static void
write_types (pr_zip *z, guint n)
{
  g_autoptr (GString) s = g_string_new (
      XML "<Types xmlns=\"" SCHEMAS "package/2006/content-types\">"
          "<Default Extension=\"rels\" "
          "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>"
          "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>");
  for (guint k = 1; k <= n; k++)
    g_string_append_printf (s,
                            "<Override PartName=\"/xl/worksheets/sheet%u.xml\" "
                            "ContentType=\"" TYPE "worksheet+xml\"/>",
                            k);
  g_string_append (s, "</Types>");
  put_part (z, "[Content_Types].xml", s);
}

static void
write_workbook (pr_zip *z, const GPtrArray *sheets)
{
  g_autoptr (GString) s = g_string_new (XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\">"
                                            "<sheets>");
  g_autoptr (GString) r = g_string_new (XML "<Relationships xmlns=\"" RELATIONS "\">");
  for (guint k = 1; k <= sheets->len; k++)
    {
      g_string_append (s, "<sheet name=\"");
      pr_parts_text (s, sheets->pdata[k - 1]);
      g_string_append_printf (s, "\" sheetId=\"%u\" r:id=\"rId%u\"/>", k, k);
      g_string_append_printf (r,
                              "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/worksheet\" "
                              "Target=\"worksheets/sheet%u.xml\"/>",
                              k, k);
    }
  g_string_append (s, "</sheets></workbook>");
  g_string_append_printf (r,
                          "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/styles\" "
                          "Target=\"styles.xml\"/></Relationships>",
                          sheets->len + 1);
  put_part (z, "xl/workbook.xml", s);
  put_part (z, "xl/_rels/workbook.xml.rels", r);
}

/* The formats of pr_style, in its order. 49 is the format of text, which keeps what is typed. */
static void
write_styles (pr_zip *z)
{
  g_autoptr (GString) s = g_string_new (
      XML
      "<styleSheet xmlns=\"" MAIN "\">"
      "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
      "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
      "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
      "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
      "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
      "</cellStyleXfs><cellXfs count=\"4\">"
      "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
      "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\" applyFont=\"1\"/>"
      "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\"/>"
      "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
      "applyNumberFormat=\"1\"/>"
      "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
      "</cellStyles></styleSheet>");
  put_part (z, "xl/styles.xml", s);
}

void
pr_parts_write (pr_zip *z, const GPtrArray *sheets)
{
  g_autoptr (GString) root
      = g_string_new (XML "<Relationships xmlns=\"" RELATIONS "\">"
                          "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" "
                          "Target=\"xl/workbook.xml\"/></Relationships>");
  write_types (z, sheets->len);
  put_part (z, "_rels/.rels", root);
  write_workbook (z, sheets);
  write_styles (z);
}
