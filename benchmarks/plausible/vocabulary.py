"""The words of kb.yml: systems, tools, touched things and roles, each by its slug with its names and aliases."""

from __future__ import annotations

SYSTEMS = {
    "web": ("Web サイト", "Web site"),
    "orders": ("注文 DB", "Order database"),
    "login": ("ログインサービス", "Login service"),
    "search": ("検索基盤", "Search cluster"),
    "mail": ("メール中継", "Mail relay"),
    "billing": ("請求", "Billing"),
    "reports": ("帳票", "Reports"),
    "images": ("画像配信", "Image store"),
    "network": ("基幹ネットワーク", "Core network"),
    "dns": ("名前解決", "DNS"),
    "monitoring": ("監視", "Monitoring"),
    "backup": ("バックアップ", "Backups"),
}
"""Slug → Japanese and English name."""
TOOLS = {
    "terraform": ("Terraform", "tf"),
    "ansible": ("Ansible", "ansible-playbook"),
    "kubernetes": ("Kubernetes", "k8s"),
    "rds": ("RDS", "Amazon RDS"),
    "cloudfront": ("CloudFront", "CF"),
    "postgresql": ("PostgreSQL", "Postgres"),
    "haproxy": ("HAProxy", "ロードバランサ"),
    "vault": ("Vault", "HashiCorp Vault"),
    "jenkins": ("Jenkins", "CI"),
}
"""Slug → name and alias."""
TOUCHES = ("cloudfront", "rds", "load-balancer", "dns-record", "certificate", "pods", "monitoring", "traffic")
ROLES = ("lead", "infra", "app", "dba", "expert", "support")
ROLE_NAMES = {"lead": "リーダー", "expert": "有識者", "dba": "DB 担当"}
