/* Questions put to results: values, intervals and paired differences. */
#include "api/private.h"
#include "figure/paired.h"
#include "figure/question.h"
#include "figure/reduce.h"
#include "kernel/i18n.h"

#include <math.h>

#define FAIL(code, ...)                                                                            \
  (g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_##code, __VA_ARGS__), FALSE)

/* Whether the world keeps what the question needs; a question that needs nothing is fine. */
static gboolean
is_kept (const pr_question *q, const pr_world *w)
{
  pr_detail wanted;
  if (!pr_question_asks (q, w, &wanted))
    return TRUE;
  for (uint32_t k = 0; k < w->n_details; k++)
    if (pr_detail_same (&w->details[k], &wanted))
      return TRUE;
  return FALSE;
}

/* The world stays as it is, as all that is asked is there already. */
static gboolean
set (pr_question *q, const pr_world *w, GError **error)
{
  g_autofree char *why = NULL;
  if (!is_kept (q, w))
    return FAIL (QUESTION,
                 _ ("'%s' was not kept: ask for it by the setting 'of' before the replications are "
                    "simulated"),
                 q->figure.name);
  return pr_question_set (q, (pr_world *) w, &why) || FAIL (SETTING, "%s", why);
}

/* *figure belongs to the question, which is free with pr_question_free(). */
static pr_question *
read_question (const char *text, const pr_figure **figure, GError **error)
{
  g_autofree char *why = NULL;
  g_autoptr (pr_question) q = pr_question_read (text, &why);
  if (q != NULL && q->where <= PR_WHERE_PLACE)
    {
      *figure = pr_question_is_plain (q) ? q->metric : &q->figure;
      return g_steal_pointer (&q);
    }
  if (q == NULL)
    g_set_error_literal (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING, why);
  else
    g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
                 _ ("'%s' asks of many places; one is expected"), text);
  return NULL;
}

static pr_question *
ask (const pilotrun_results *results, const char *text, const pr_figure **figure, GError **error)
{
  pr_api_words ();
  g_autoptr (pr_question) q = read_question (text, figure, error);
  gboolean good = q != NULL && set (q, results->outcome->world, error);
  return good ? g_steal_pointer (&q) : NULL;
}

static void
lock (const pilotrun_results *results)
{
  g_mutex_lock (&((pilotrun_results *) results)->lock);
}

static void
unlock (const pilotrun_results *results)
{
  g_mutex_unlock (&((pilotrun_results *) results)->lock);
}

gboolean
pilotrun_results_figure (const pilotrun_results *results, const char *question,
                         uint32_t replication, double *value, GError **error)
{
  g_return_val_if_fail (results != NULL && question != NULL && value != NULL, FALSE);
  g_return_val_if_fail (replication < results->outcome->n, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  const pr_figure *figure;
  g_autoptr (pr_question) q = ask (results, question, &figure, error);
  if (q == NULL)
    return FALSE;
  const pr_results r = pr_api_results (results);
  lock (results);
  *value = pr_metric_value (figure, &r, r.outcome->record[replication], PR_PROVINCE, 0);
  unlock (results);
  return TRUE;
}

gboolean
pilotrun_results_estimate (const pilotrun_results *results, const char *question,
                           pilotrun_estimate *estimate, GError **error)
{
  g_return_val_if_fail (results != NULL && question != NULL && estimate != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  const pr_figure *figure;
  g_autoptr (pr_question) q = ask (results, question, &figure, error);
  if (q == NULL)
    return FALSE;
  const pr_results r = pr_api_results (results);
  lock (results);
  const pr_moments m = pr_reduce_metric (&r, figure, PR_PROVINCE);
  double level = pr_results_level (&r);
  unlock (results);
  *estimate = (pilotrun_estimate){ .mean = m.n > 0 ? m.mean : NAN,
                                   .half_width = pr_kind_half_width (figure->kind, &m, level),
                                   .level = level,
                                   .n = (uint32_t) m.n };
  return TRUE;
}

static const char *
seed_of (const pilotrun_results *results)
{
  return results->scenario->input->tables->ini[PR_INI_SCENARIO_SEED].text;
}

static gboolean
check_pair (const pilotrun_results *a, const pilotrun_results *b, GError **error)
{
  if (a->outcome->n != b->outcome->n)
    return FAIL (QUESTION, _ ("replications: %u and %u found; as many of both are expected"),
                 a->outcome->n, b->outcome->n);
  if (g_strcmp0 (seed_of (a), seed_of (b)) != 0)
    return FAIL (QUESTION, _ ("seeds %s and %s found; one seed is expected"), seed_of (a),
                 seed_of (b));
  if (a->outcome->world->start != b->outcome->world->start
      || a->outcome->world->end != b->outcome->world->end)
    return FAIL (QUESTION,
                 _ ("'%s' and '%s' have different windows: what is counted in different times does "
                    "not compare"),
                 a->outcome->world->name, b->outcome->world->name);
  return TRUE;
}

gboolean
pilotrun_results_difference (const pilotrun_results *first, const pilotrun_results *second,
                             const char *question, pilotrun_difference *difference, GError **error)
{
  g_return_val_if_fail (first != NULL && second != NULL && question != NULL, FALSE);
  g_return_val_if_fail (difference != NULL && (error == NULL || *error == NULL), FALSE);
  const pr_figure *figure;
  pr_api_words ();
  gboolean good = check_pair (first, second, error);
  g_autoptr (pr_question) other = good ? ask (second, question, &figure, error) : NULL;
  g_autoptr (pr_question) q = other != NULL ? ask (first, question, &figure, error) : NULL;
  if (q == NULL)
    return FALSE;
  const pr_results a = pr_api_results (first), b = pr_api_results (second);
  /* In one order, whoever asks. */
  const pilotrun_results *low = MIN (first, second), *high = MAX (first, second);
  lock (low);
  if (high != low)
    lock (high);
  double level = pr_results_level (&a);
  const pr_paired d = pr_paired_figure (&a, PR_PROVINCE, &b, PR_PROVINCE, figure, 0, level);
  if (high != low)
    unlock (high);
  unlock (low);
  *difference = (pilotrun_difference){ .mean = d.difference.n > 0 ? d.difference.mean : NAN,
                                       .half_width = d.half_width,
                                       .level = level,
                                       .p = d.p,
                                       /* There the first is what the other is compared with. */
                                       .first = d.second.n > 0 ? d.second.mean : NAN,
                                       .second = d.first.n > 0 ? d.first.mean : NAN,
                                       .n = (uint32_t) d.difference.n };
  return TRUE;
}
