"""Secrets that have a shape of their own, and what issues it: clouds, forges, private keys, signed addresses. A table.

Shapes are those that the issuers' own documentation gives; services follow in `kb.secrets.services`.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, is_shown, named, token

_PEM_IN_BASE64 = (
    r"LS0tLS1CRUdJTi(?:BSU0Eg|BQUklWQVRF|BFQyBQUklW|BPUEVOU1NI|BFTkNSWVBU|BEU0Eg|BQR1AgUFJJV)[A-Za-z0-9+/=]{20,}"
)
"""The beginnings of private keys, not of certificates, once more in base64."""
_HASH = (
    r"(\$(?:apr1|2[abxy]|5|6|8|9|y|argon2(?:i|d|id))\$[^\s:;\"'`]{20,200}|\$1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22})"
)
_GITLAB = r"gl(?:pat|dt|rt|ptt|cbt|soat|ffct|ft|imt|agent|oas)-[A-Za-z0-9_.-]{20,255}"


def _is_shown_hash(value: str) -> bool:
    return is_shown(value.partition("}")[2])


TOKENS: tuple[Pattern, ...] = (
    Pattern(
        "an AWS access key",
        ("(?:akia|asia|abia|acca)[a-z0-9]{16}",),
        r"(?<![A-Za-z0-9])((?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16})(?![A-Za-z0-9])",
        is_shown,
    ),
    token("an AWS key", "absk", r"ABSK[A-Za-z0-9+/]{109,269}={0,2}"),
    token("a GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36,255}"),
    token("a GitHub token", "github_pat_", r"github_pat_\w{60,255}"),
    token("a GitLab token", "glpat- gldt- glrt- glptt- glcbt- glsoat- glffct- glft- glimt- glagent- gloas-", _GITLAB),
    token("a GitLab token", "gr1348941", r"GR1348941[A-Za-z0-9_-]{20,50}"),
    token("a Bitbucket token", "atbb", r"ATBB[A-Za-z0-9]{32}"),
    token("an Atlassian token", "atatt3 atctt3", r"AT[AC]TT3[A-Za-z0-9_=-]{50,300}"),
    token("a Google API key", "aiza", r"AIza[A-Za-z0-9_-]{35}"),
    token("a Google token", r"ya29\.", r"ya29\.[A-Za-z0-9_-]{20,1000}"),
    token("a Google token", "gocspx-", r"GOCSPX-[A-Za-z0-9_-]{20,255}"),
    token("a Google token", "1//0", r"1//0[A-Za-z0-9_-]{40,200}"),
    named("an Azure key", "accountkey= accesskey=", r"(?:Account|SharedAccess)Key=([A-Z0-9+/]{40,90}={0,2})", is_shown),
    token("an Azure key", "azdo[a-z0-9]{4}", r"[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}"),
    named("an Azure key", r"value\W+[a-z0-9+/]{86}==", r"\"value\"[ \t]*:[ \t]*\"([A-Z0-9+/]{86}==)\"", is_shown),
    token("a Google token", r":apa91b", r"AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,200}"),
    named(
        "a WireGuard key",
        r"(?:preshared|private)key\s*=",
        r"(?:Preshared|Private)Key[ \t]*=[ \t]*([A-Z0-9+/]{43}=)",
        is_shown,
    ),
    token("an Azure secret", "q~", r"[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}"),
    token("an Alibaba Cloud key", "ltai", r"LTAI[A-Za-z0-9]{12,24}"),
    token("a Tencent Cloud key", "akid[a-z0-9]{32}", r"AKID[A-Za-z0-9]{32}"),
    token("a DigitalOcean token", "dop_v1_ doo_v1_ dor_v1_", r"do[opr]_v1_[a-f0-9]{64}"),
    token("a Heroku key", "hrku-", r"HRKU-[A-Za-z0-9_-]{36,70}"),
    named(
        "a Heroku key",
        r"heroku.*key",
        r"heroku[\w .-]{0,20}key[\"']?[ \t]*[:=][ \t]*[\"']?([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})",
    ),
    token("a Cloudflare key", r"v1\.0-", r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}"),
    token("a Vault token", r"hvs\. hvb\. hvr\.", r"hv[sbr]\.[A-Za-z0-9_-]{24,500}"),
    named(
        "a Vault token", r"vault.*\bs\.[a-z0-9]{24}", r"vault[^\n]{0,40}[^\w.](s\.[A-Z0-9]{24})(?![A-Z0-9])", is_shown
    ),
    named(
        "a Vault token", r"unseal.key", r"unseal[ \t]+key[ \t]*\d{0,2}[ \t]*[:=][ \t]*([A-Z0-9+/]{43,44}=?)", is_shown
    ),
    token("a registry login", "eyjhdxrocy", r"eyJhdXRocy[A-Za-z0-9+/]{20,4000}={0,2}"),
    token("a Jenkins token", "11[0-9a-f]{32}", r"(?<![_-])11[0-9a-f]{32}"),
    named(
        "a SonarQube token",
        r"sonar\.(?:login|token)",
        r"sonar\.(?:login|token)[ \t]*=[ \t]*([0-9a-z_]{40,50})",
        is_shown,
    ),
    token("a Terraform Cloud token", r"\.atlasv1\.", r"[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}"),
    token("a Pulumi token", "pul-[0-9a-f]{40}", r"pul-[a-f0-9]{40}"),
    token("a Docker Hub token", "dckr_pat_ dckr_oat_", r"dckr_[po]at_[A-Za-z0-9_-]{20,255}"),
    token("an npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    token("a PyPI token", "pypi-age", r"pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000}"),
    token("a PyPI token", "pypi-age", r"pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,1000}"),
    token("a RubyGems key", "rubygems_", r"rubygems_[a-f0-9]{48}"),
    token("a NuGet key", "oy2[a-z0-9]{43}", r"(?<![_-])oy2[a-z0-9]{43}"),
    token("a crates.io token", "cio[a-z0-9]{32}", r"(?<![_-])cio[A-Za-z0-9]{32}"),
    token("a JFrog key", "akcp", r"AKCp[A-Za-z0-9]{65,80}"),
    token("an age key", "age-secret-key-1", r"AGE-SECRET-KEY-1[A-Z0-9]{58}"),
    token("a JSON web token", r"eyj[\w-]+\.eyj", r"eyJ[\w-]{10,2000}\.eyJ[\w-]{10,8000}\.[\w-]{10,2000}"),
    token("a private key", "ls0tls1crudjti", _PEM_IN_BASE64),
    Pattern(
        "a password hash",
        (r"\$(?:apr1|argon2\w*|[125689y]|2[abxy])\$\S{20}",),
        _HASH,
        is_shown,
    ),
    named(
        "a password hash",
        r"\{(?:s?sha\d*|s?md5|crypt|pbkdf2[\w-]*)\}[\w$./+]{12}",
        r"(\{(?:S?SHA\d{0,3}|S?MD5|CRYPT|PBKDF2[\w-]{0,10})\}[\w$./+]{12,300}={0,2})",
        _is_shown_hash,
    ),
    named("a webhook address", r"hooks\.slack\.com", r"hooks\.slack\.com/\w{5,10}/([\w+/-]{20,200})", is_shown),
    named("a webhook address", "api/webhooks/", r"/api/webhooks/(\d{15,25}/[\w-]{40,100})", is_shown),
    named(
        "a webhook address",
        "incomingwebhook",
        r"(?:webhook\.office\.com/webhookb2|outlook\.office(?:365)?\.com/webhook)"
        r"/([\w@-]{20,90}/IncomingWebhook/\w{20,40}/[\w/-]{20,120})",
        is_shown,
    ),
    named(
        "a signed address",
        "sig= signature=",
        r"[?&;](?:sig|X-(?:Amz|Goog)-Signature|Signature)=([A-Z0-9%/+_~-]{40,600}={0,2})",
        is_shown,
    ),
)
