"""Secrets that have a shape of their own: keys and tokens of providers, private keys, signed addresses. A table."""

from __future__ import annotations

import re

from kb.secrets.pattern import Pattern, is_shown, named, token

_PRIVATE_KEY = r"(-----BEGIN (?:[A-Z0-9]{1,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----)(?!\s*(?:\.\.\.|…|<|\[))"

TOKENS: tuple[Pattern, ...] = (
    token("an AWS access key", "akia asia abia acca", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"),
    token("a GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36,255}"),
    token("a GitHub token", "github_pat_", r"github_pat_\w{60,255}"),
    token("a GitLab token", "glpat- gldt- glrt- glptt- glcbt-", r"gl(?:pat|dt|rt|ptt|cbt)-[A-Za-z0-9_-]{20,255}"),
    token("a Slack token", "xoxa xoxb xoxe xoxo xoxp xoxr xoxs", r"xox[abeoprs]-[A-Za-z0-9-]{10,255}"),
    token("a Slack token", "xapp-", r"xapp-\d-[A-Za-z0-9-]{20,255}"),
    token("a Stripe key", "sk_live_ rk_live_ sk_test_ rk_test_", r"[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}"),
    token("a Stripe key", "whsec_", r"whsec_[A-Za-z0-9]{16,255}"),
    token("an API key", "sk-ant- sk-proj- sk-svcacct-", r"sk-(?:ant|proj|svcacct)-[A-Za-z0-9_-]{20,255}"),
    token("an API key", "sk-", r"sk-(?=[A-Za-z]*\d)[A-Za-z0-9]{40,64}"),
    token("a Google API key", "aiza", r"AIza[A-Za-z0-9_-]{35}"),
    token("a Google token", "ya29.", r"ya29\.[A-Za-z0-9_-]{20,1000}"),
    token("a Google token", "gocspx-", r"GOCSPX-[A-Za-z0-9_-]{20,255}"),
    token("an npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    token("a PyPI token", "pypi-ageiche", r"pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}"),
    token("a Docker Hub token", "dckr_pat_", r"dckr_pat_[A-Za-z0-9_-]{20,255}"),
    token("a DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", r"do[opr]_v1_[a-f0-9]{64}"),
    token("a Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{30,40}"),
    token("a SendGrid key", "sg.", r"SG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{39,50}"),
    token("a Twilio key", "twilio", r"SK[0-9a-f]{32}"),
    token("a Mailgun key", "key-", r"key-[0-9a-f]{32}"),
    token("a Vault token", "hvs. hvb. hvr.", r"hv[sbr]\.[A-Za-z0-9_-]{24,500}"),
    token("a Terraform Cloud token", ".atlasv1.", r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}"),
    token("a Grafana token", "glsa_", r"glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}"),
    token("a Grafana token", "glc_", r"glc_[A-Za-z0-9+/]{32,400}={0,2}"),
    token("a New Relic key", "nrak-", r"NRAK-[A-Z0-9]{27}"),
    token("a Shopify token", "shpat_ shpca_ shppa_ shpss_", r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    token("an Atlassian token", "atatt3", r"ATATT3[A-Za-z0-9_=-]{50,300}"),
    token("a Linear key", "lin_api_", r"lin_api_[A-Za-z0-9]{40}"),
    token("a Databricks token", "dapi", r"dapi[a-f0-9]{32}(?:-\d)?"),
    token("a Telegram token", ":aa", r"\d{8,10}:AA[A-Za-z0-9_-]{33}"),
    token("an age key", "age-secret-key-1", r"AGE-SECRET-KEY-1[A-Z0-9]{58}"),
    token("a JSON web token", "eyj", r"eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{10,2000}"),
    Pattern("a private key", ("private key",), re.compile(_PRIVATE_KEY), bool),
    named("a webhook address", "hooks.slack.com", r"hooks\.slack\.com/\w{5,10}/([\w+/-]{20,200})", is_shown),
    named("a webhook address", "api/webhooks/", r"/api/webhooks/(\d{15,25}/[\w-]{40,100})", is_shown),
    named("an Azure key", "accountkey= accesskey=", r"(?:Account|SharedAccess)Key=([A-Z0-9+/]{40,90}={0,2})", is_shown),
    named(
        "a signed address",
        "sig= signature=",
        r"[?&;](?:sig|X-(?:Amz|Goog)-Signature)=([A-Z0-9%/+]{40,600})",
        is_shown,
    ),
)
