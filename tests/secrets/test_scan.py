"""Fake secrets are written with a bar in their middle and joined at run time: none of them stands in this file."""

from __future__ import annotations

import re

import pytest
import re2

from kb.secrets.pattern import Pattern
from kb.secrets.patterns import PATTERNS
from kb.secrets.scan import LONG_ENOUGH, SHOWN, find_secrets, mask, preview

SECRETS = """
aws_access_key_id = ⟦AKIA¦QYLPMN5HFIQR7XYA⟧
export AWS_SECRET_ACCESS_KEY=⟦q8Zr3k¦PmT0vYxW5nB2cLh9JdUeGfSa1iKoR7tNpX⟧
aws_secret_access_key: "⟦q8Zr3k¦PmT0vYxW5nB2cLh9JdUeGfSa1iKoR7tNpX⟧"
remote: https://⟦ghp_¦8sKd02LmQpXzT6vBnR4yWcFhJ1aGeU3iO5tP⟧@github.com/team/repo.git
GITHUB_TOKEN=⟦github_pat_¦11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ01⟧
the job used ⟦glpat-¦Zx81kQm3vTn7LpWs2RyB⟧ to clone
slack: ⟦xoxb-¦2314567890-4567890123-AbCdEfGhIjKlMnOpQrStUvWx⟧
curl -X POST https://hooks.slack.com/services/⟦T0¦1AB2CD3E/B04FG5HI6/aBcDeFgHiJkLmNoPqRsTuVwX⟧
STRIPE=⟦sk_live_¦51H8aBcDeFgHiJkLmNoPqRs⟧
key ⟦AIza¦SyD4kP8mQ2rT6vX0zB3nF7hJ9lS1wU5yA_c⟧ in the page
npm: //packages.example.com/:_authToken=⟦npm_¦a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8⟧
vault login ⟦hvs.¦CAESIJ8kP2mQ4rT6vX0zB3nF7hJ9lS1w⟧
-H "Authorization: Bearer ⟦eyJhbGciOiJI¦UzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P⟧"
id_token ⟦eyJhbGciOiJI¦UzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P⟧ expired
⟦-----BEGIN RSA PRI¦VATE KEY-----⟧
⟦-----BEGIN OPENSSH PRI¦VATE KEY-----⟧
⟦-----BEGIN PRI¦VATE KEY-----MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj⟧
DefaultEndpointsProtocol=https;AccountName=logs;AccountKey=⟦k3Jd9s¦LmQpXzT6vBnR4yWcFhJ1aGeU3iO5tP8sKd02LmQpXzT6vBnR4yWcFhJ1aGeU3iO5tP8sKd02LmQp12==⟧
https://logs.blob.core.windows.net/dump.sql?sv=2024-11-04&sig=⟦Zk3Jd9s¦LmQpXzT6vBnR4yWcFhJ1aGeU3iO5tP8sKd02Lm%3D⟧
GET /dump.sql?X-Amz-Expires=900&X-Amz-Signature=⟦9f86d081884c7d65¦9a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08⟧
mysql -h db.internal -u root -p⟦hunt¦er22⟧ shop
mysqldump -uroot -p'⟦s3cr¦et!pw⟧' shop > dump.sql
MYSQL_PWD=⟦hunt¦er22⟧ mysql shop
PGPASSWORD=⟦correct¦horse⟧ psql -h db.internal
sshpass -p ⟦hunt¦er22⟧ ssh root@db.internal
redis-cli -h cache -a ⟦hunt¦er22⟧ flushall
curl -s -u admin:⟦hunt¦er22⟧ https://grafana.internal/api/health
docker login -u deploy -p ⟦hunt¦er22⟧ registry.internal
echo ⟦hunt¦er22⟧ | docker login -u deploy --password-stdin registry.internal
echo 'root:⟦hunt¦er22⟧' | chpasswd
export DB_PASS=⟦correct¦horse⟧
PW は ⟦sakura¦-2026⟧
初期パスワード「⟦sakura¦-2026⟧」を使う
パスワードは、⟦sakura¦-2026⟧ です
パスワード（⟦sakura¦-2026⟧）で入る
machine api.internal login deploy password ⟦hunt¦er22⟧
"registry.internal": {"auth": "⟦YWRtaW46¦aHVudGVyMjI=⟧"}
client-key-data: ⟦LS0tLS1CRUdJTi¦BSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFb3dJQkFBS0NBUUVB⟧
helm upgrade app . --api-token ⟦k3Jd9sLmQp¦XzT6vBnR4y⟧
az sql server create --admin-password ⟦Hunt¦er22!x⟧ --name prod
openssl rsa -in key.pem -passin pass:⟦hunt¦er22⟧
mongodump --uri x --username admin --password=⟦hunt¦er22⟧
CREATE USER 'app'@'%' IDENTIFIED BY '⟦hunt¦er22⟧';
ALTER ROLE app WITH PASSWORD '⟦hunt¦er22⟧';
ALTER USER app WITH ENCRYPTED PASSWORD '⟦hunt¦er22⟧';
postgres://app:⟦hunt¦er22⟧@db.internal:5432/shop
DATABASE_URL="mysql2://root:⟦correct¦horse⟧@10.0.0.5/shop"
redis://:⟦hunt¦er22⟧@cache.internal:6379/0
amqp://guest:⟦hunt¦er22⟧@mq.internal//
https://deploy:⟦hunt¦er22⟧@git.internal/team/repo.git
password: ⟦hunt¦er22⟧
  "password": "⟦correct¦horse⟧",
  ~ master_password = "⟦correct¦horse⟧" -> "other"
db_password=⟦correct¦horse⟧
Password：⟦Tr0ub4¦dor⟧
the password is ⟦Tr0ub4¦dor⟧ for now
ID: admin PW: ⟦Tr0ub4¦dor⟧
user admin, pass = ⟦Tr0ub4¦dor&3⟧
パスワードは ⟦sakura¦-2026⟧ です
パスワードは「⟦sakura¦-2026⟧」に変えた
パスワード：⟦sakura¦-2026⟧
DBのパスワードを ⟦sakura¦-2026⟧ へ変更
パスワード=⟦sakura¦2026⟧
暗証番号は ⟦kagi¦4649⟧
トークンは ⟦k3Jd9sLmQp¦XzT6vBnR4y⟧ を使った
api_key: ⟦k3Jd9sLmQp¦XzT6vBnR4y⟧
"client_secret": "⟦k3Jd9sLmQp¦XzT6vBnR4y⟧"
X-Api-Key: ⟦9f86d081884c¦7d659a2feaa0c55ad015⟧
SECRET_KEY = '⟦k3Jd9sLmQp¦XzT6vBnR4y⟧'
Authorization: Basic ⟦YWRtaW46¦aHVudGVyMjI=⟧
authorization: token ⟦k3Jd9sLmQp¦XzT6vBnR4y⟧
Proxy-Authorization: Bearer ⟦k3Jd9sLmQp¦XzT6vBnR4y⟧
Set-Cookie: PHPSESSID=⟦9f86d081884c¦7d659a2feaa0c55ad⟧; path=/; HttpOnly
Cookie: theme=dark; app_session=⟦k3Jd9sLmQp¦XzT6vBnR4y⟧
curl -b 'JSESSIONID=⟦9F86D081884C¦7D659A2FEAA0C55AD⟧' https://internal/
"""

HARMLESS = """
commit 3f2a9c1d8e7b6a5f4c3d2e1f0a9b8c7d6e5f4a3b
image: registry.internal/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:prod/db-password-AbCdEf
request id 7b0c1f2e-4a5d-4c3b-9e8f-1a2b3c4d5e6f
token: 7b0c1f2e-4a5d-4c3b-9e8f-1a2b3c4d5e6f
<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAE42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg">
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
password: <password>
password=<your password>
password: xxxx
password=********
password: ${DB_PASSWORD}
PGPASSWORD=$DB_PASSWORD psql
password = var.db_password
password = random_password.main.result
password = data.aws_secretsmanager_secret_version.db.secret_string
+ master_password = (sensitive value)
+ password = (known after apply)
"password": "[REDACTED]"
password: {{ vault_db_password }}
password: !vault |
password: ENC[AES256_GCM,data:Zk3Jd9sL,iv:abc]
password: op://ops/prod-db/password
password: changeme
password: true
Enter password:
Password for 'https://git@github.com':
Access denied for user 'root'@'localhost' (using password: YES)
password: see the safe
the password is in the safe
the password was rotated on 2026-02-14
the password is the one from ticket OPS-1234
password: OPS-1234
password must be 12 characters, letters and digits
password_hash_rounds = 12
password_file=/run/secrets/db_password
export PGPASSFILE=/home/app/.pgpass
PWD=/var/lib/app/releases/20260214
パスワードは <password>
パスワードは 1Password にある
パスワードは AWS Secrets Manager に保存した
パスワードは 12 文字以上にする
パスワードは90日ごとに変更する
パスワードを 2026-02-14 に変更した
パスワードは OPS-1234 を参照
パスワードの変更は v2.10 から
パスワード：****
パスワードは ******** です
パスワードは伏せる
トークンの期限が 2026-02-14 に切れた
mysql -u root -p shop
mysql -u root -p${MYSQL_PASSWORD} shop
mysqldump -u root -p"$MYSQL_PASSWORD" shop | ssh -p2222 backup.internal
docker run -p 8080:80 nginx
docker login --password-stdin registry.internal
aws ecr get-login-password | docker login --username AWS --password-stdin registry.internal
curl -u "$USER:$PASSWORD" https://internal/
curl -u admin: https://internal/
ssh -p 2222 git@git.internal
git clone git@github.com:team/repo.git
git clone ssh://git@git.internal:2222/team/repo.git
postgres://app:${DB_PASSWORD}@db.internal/shop
postgres://user:password@localhost/db
postgres://app:****@db.internal/shop
https://example.com:8443/path?user=a@example.com
Authorization: Bearer <token>
Authorization: Bearer $TOKEN
authorization: token ${GITHUB_TOKEN}
the bearer of this letter
bearer token authentication was turned on
token: expired
next page token: none
csrf token=abc123
max_tokens: 16384
{"errors": {"password": "must be 12 characters or more"}}
パスワード（8文字以上）
パスワード「のみ」を変更
"auth": "enabled"
login failed, password expired
client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSURCakNDQWU2Z0F3SUJBZ0lCQVRBTkJna3Foa2lHOXcw
"NextToken": "WGDY7ko8fQXdlaUZVdasFQ1RVSagyIFn770XQOzdUIcO9BY6ucBG9itXAZGZF"
aws s3api list-objects --continuation-token WGDY7ko8fQXdlaUZVdasFQ1RVSagyIFn770X
aws x create --client-token deploy-2026
token: urn:tdm:us-west-2/123456789012/default:Event:MotionSensorEventV2
password={0}
url = "https://aws:{auth_token}@host/"
password=%s
secret: production-db-credentials-2026
secretName: tls-certificate-2026-02
kubectl get secret production-db-credentials-2026 -o yaml
api_key: production
token = data.vault_generic_secret.db.data["token"]
Set-Cookie: theme=dark; path=/
Cookie: _ga=GA1.2.1234567890.1234567890
session=open
-----BEGIN CERTIFICATE-----
-----BEGIN PUBLIC KEY-----
the file begins with -----BEGIN RSA PRIVATE KEY-----...
task-runner disk-0 risk-assessment-of-the-production-database-2026
the chef's hf_transfer package
cache-key-9f86d081884c7d659a2feaa0c55ad015
eyJhbGciOiJIUzI1NiJ9 is a header alone
pass: 12/12 tests
pass=118 fail=0
12 passed, 0 failed; password tests: 3
ログインのパスワード入力画面が出ない
シークレットは arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf
SK の製品番号 SK1234
アクセスキーは IAM ユーザーごとに 2 個まで
"""


def joined(text: str) -> str:
    return text.replace("¦", "")


@pytest.mark.parametrize("line", SECRETS.strip().splitlines())
def test_a_secret_is_found_where_it_stands(line: str) -> None:
    before, secret, after = re.fullmatch(r"(.*?)⟦(.*)⟧(.*)", joined(line)).groups()  # type: ignore[union-attr]  # the corpus
    text = before + secret + after
    assert [(text[one.start : one.end], one.start) for one in find_secrets(text)] == [(secret, len(before))]


@pytest.mark.parametrize("line", SECRETS.strip().splitlines())
def test_a_secret_is_found_among_other_lines_too(line: str) -> None:
    text = joined(line).replace("⟦", "").replace("⟧", "")
    whole = f"これは\n手順\n    {text}\nおわり\n"
    assert [whole[one.start : one.end] for one in find_secrets(whole)] == re.findall("⟦(.*)⟧", joined(line))


@pytest.mark.parametrize("line", HARMLESS.strip().splitlines())
def test_what_only_looks_like_a_secret_passes(line: str) -> None:
    assert [(one.name, line[one.start : one.end]) for one in find_secrets(line)] == []


@pytest.mark.parametrize("line", SECRETS.strip().splitlines())
def test_nothing_of_a_secret_is_shown_but_four_characters_of_a_long_one(line: str) -> None:
    before, secret, after = re.fullmatch(r"(.*?)⟦(.*)⟧(.*)", joined(line)).groups()  # type: ignore[union-attr]  # the corpus
    text = before + secret + after
    kept = secret[:SHOWN] if len(secret) >= LONG_ENOUGH else ""
    assert mask(text) == before + kept + "*" * (len(secret) - len(kept)) + after
    (found,) = find_secrets(text)
    assert preview(text, found) == (f" ('{kept}…')" if kept else "")
    assert not list(find_secrets(mask(text))), "a masked line is clean"


def test_several_secrets_come_in_the_order_of_the_text() -> None:
    text = joined("a: パスワードは sakura¦-2026\nb: mysql -phunt¦er22 x\nc: AKIA¦QYLPMN5HFIQR7XYA\n")
    found = list(find_secrets(text))
    assert [one.name for one in found] == ["a password", "a password in a command", "an AWS access key"]
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_a_repeated_secret_that_ends_like_a_sentence_is_one() -> None:
    text = joined("password: 'Xy7¦Zq9Lm2k:'\nlater Xy7¦Zq9Lm2k: again\n")
    assert [text[one.start : one.end] for one in find_secrets(text)] == [joined("Xy7¦Zq9Lm2k:")] * 2
    assert len(mask(text)) == len(text)


def test_two_kinds_on_one_line_are_both_found_whichever_comes_first() -> None:
    token, password = joined("AKIA¦QYLPMN5HFIQR7XYA"), joined("Tr0ub4¦dor")
    for line in (f"{token} PW={password}", f"PW={password} {token}"):
        assert sorted(line[one.start : one.end] for one in find_secrets(line)) == [token, password]


def test_text_without_secrets_is_masked_to_itself() -> None:
    text = "no password here\n"
    assert mask(text) is text


def test_text_that_is_no_proper_unicode_does_not_stop_the_search() -> None:
    text = joined("\udce3 password: Tr0ub4¦dor\n")
    assert len(list(find_secrets(text))) == 1


def test_every_hint_is_of_re2_and_finds_what_its_pattern_finds() -> None:
    for pattern in PATTERNS:
        assert pattern.hints
        for hint in pattern.hints:
            assert re2.compile(f"(?i){hint}")
            assert not re2.compile(f"(?i){hint}").search("")


CLEAN = "続行か中止かを決めた。plan の差分は DB の作り直しだけ、と app 担当が読み上げた。 The plan.\n" * 60


def test_clean_logs_hold_no_secret() -> None:
    for number in range(1000):
        assert not list(find_secrets(f"{number} {CLEAN}"))


@pytest.mark.parametrize(
    "piece",
    [
        *("password", "password=", "password\t", "パスワードは", "token: ", "secret_", "--a-password", "identified by"),
        *("://", "mysql -p", "curl -u a:", "echo a | sudo ", "cookie sess", "Authorization: Bearer "),
        *("ssid key ", "-u a -p ", "--user a:", "machine a login ", "''", "recovery code aaaa-", "otp AAAA", "パス、"),
        *("password set to ", "パスワードは aaaa → ", "a:5432:b:", "token secret_id "),
        *("eyJ", "eyJa.", "-----BEGIN ", "xoxb-", "AKIA"),
    ],
)
def test_hostile_lines_come_to_an_end(piece: str) -> None:
    line = (piece * 20_000)[:20_000]
    for _ in find_secrets(line):
        pass


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_each_pattern_is_one_and_has_a_group_for_the_secret(pattern: Pattern) -> None:
    assert pattern.regex.groups
