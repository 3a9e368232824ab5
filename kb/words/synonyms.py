"""Words that search treats alike, for our field: a table, in both languages. A team adds its own in kb.yml."""

from __future__ import annotations

_TABLE = """
メンテナンス, メンテ, 保守, maintenance
メンテナンス画面, メンテ画面, maintenance page, sorry page, ソーリーページ
メンテナンス時間帯, 作業時間帯, maintenance window, change window
作業, 手順, step, procedure
手順書, runbook, ランブック
落とし穴, はまりどころ, ハマりどころ, 罠, pitfall, gotcha
障害, インシデント, incident, outage
停止, ダウン, ダウンタイム, downtime, outage
事後検証, ポストモーテム, 振り返り, ふりかえり, postmortem, retrospective
復旧, 回復, recovery, recover
復元, リストア, restore
バックアップ, backup, 控え
スナップショット, snapshot
切り戻し, ロールバック, 巻き戻し, rollback, roll back, back out, backout, revert
中止, 見送り, 断念, abort, cancel
延期, 延長, postpone, extend
切り替え, 切替, switch, switchover, cutover
切り離し, 切離し, detach, drain
フェイルオーバー, フェールオーバー, failover
昇格, promote, promotion
レプリケーション, 複製, replication
レプリカ, replica, standby, スタンバイ
遅延, 遅れ, lag, delay, latency
再起動, リスタート, 再立ち上げ, restart, reboot
起動, 立ち上げ, start, boot
終了, シャットダウン, shutdown
更新, アップデート, update
更新, 入れ替え, 差し替え, 交換, rotate, rotation, renew, renewal
再読み込み, リロード, reload
アップグレード, バージョンアップ, 版上げ, upgrade
パッチ, patch
移行, マイグレーション, migration, migrate
移設, 引っ越し, relocation
デプロイ, 配備, 展開, deploy, deployment, rollout
リリース, release
再作成, 作り直し, 置き換え, recreate, replace, replacement
削除, 消去, 破棄, delete, destroy, remove
追加, 作成, create, add
変更, 修正, change, modify
差分, ドリフト, drift, diff
承認, 許可, approval, approve
確認, 検証, 点検, verify, check
監視, モニタリング, monitoring
警報, アラート, アラーム, 通知, alert, alarm, notification
静観, サイレンス, 通知停止, 抑止, silence, mute
証明書, サーバー証明書, certificate, cert
期限切れ, 失効, 有効期限, expired, expiry, expiration, expire
認証, ログイン, サインイン, authentication, login, sign in
権限, アクセス権, 許可, permission, privilege
拒否, access denied, permission denied, denied, forbidden
鍵, キー, key
パスワード, password
秘密情報, シークレット, 機密, secret, credentials, 認証情報
接続, コネクション, connection
切断, 接続断, disconnect, disconnection, connection reset, connection closed
接続拒否, connection refused
タイムアウト, 時間切れ, timeout, timed out
ネットワーク, network
名前解決, DNS, name resolution, resolver
ドメイン, domain
ファイアウォール, ファイヤーウォール, 防火壁, firewall, security group, セキュリティグループ
負荷分散, 負荷分散装置, ロードバランサー, ロードバランサ, load balancer, LB
リスナー, listener
経路, ルート, ルーティング, route, routing
踏み台, bastion, jump host
サーバー, サーバ, server, ホスト, host
コンテナ, container
クラスター, クラスタ, cluster
ノード, node
名前空間, namespace
データベース, DB, database
テーブル, table
索引, インデックス, index
スキーマ, schema
クエリ, query, 問い合わせ
トランザクション, transaction
デッドロック, deadlock
ロック, 排他, lock
重複, 二重, duplicate
不整合, 食い違い, inconsistency, mismatch
データ消失, データ損失, データが消えた, data loss
容量, ディスク容量, ディスク, disk, storage, capacity
満杯, 容量不足, 空き不足, disk full, no space left
メモリ, メモリー, memory
メモリ不足, out of memory, OOM
暴走, 高負荷, 過負荷, overload, high load
負荷, load
性能, パフォーマンス, performance
遅い, 重い, slow
キャッシュ, cache
キュー, 待ち行列, queue
滞留, 詰まり, backlog, stuck
非同期, asynchronous, async
定期実行, バッチ, ジョブ, cron, batch, job, scheduled task
夜間バッチ, nightly batch
タイムゾーン, 時間帯設定, time zone, timezone
夏時間, サマータイム, daylight saving, DST
時刻, 時計, clock, time
時刻ずれ, 時刻のずれ, clock skew, clock drift
うるう秒, leap second
設定, コンフィグ, 構成, configuration, config, setting
設定値, パラメーター, パラメータ, parameter
環境変数, environment variable
既定値, 初期値, デフォルト, default
本番, 本番環境, production, prod
検証環境, ステージング, staging
開発環境, development
手動, 手作業, 手で, manual, by hand
自動, 自動化, automatic, automation
上書き, overwrite
解除, 取り外し, lift, unset
消えた, 消える, 消失, 失われた, lost, gone, disappear
戻し忘れ, 解除忘れ, 消し忘れ, forgotten, left on, left behind
忘れ, 失念, 漏れ, forgot, forgotten, missed
取り違え, 間違い, 誤り, 誤操作, mistake, wrong, human error
無停止, zero downtime
段階的, カナリア, canary, gradual
依存, 依存関係, dependency
イメージ, image
バージョン, 版, version
タグ, tag
ブランチ, branch
引き継ぎ, 交代, handover, hand over
連絡, 告知, お知らせ, announcement, notice
利用者, ユーザー, ユーザ, user
顧客, お客様, customer
担当, 責任者, owner
有識者, 経験者, expert
新人, 初めて, 未経験, first time, newcomer
見積もり, 所要時間, estimate, duration
判断, 意思決定, decision
期限, 締切, deadline, decide by
原因, 要因, cause
根本原因, root cause
対策, 再発防止, countermeasure, prevention, action
回避, 回避策, workaround, avoid
影響, impact
調査, 切り分け, investigation, debug, troubleshooting
メール, 電子メール, mail, email
送信, 配信, send, delivery
検索, search
ログ, log
ログローテーション, log rotation, logrotate
暗号化, encryption
圧縮, compression
支払い, 決済, payment
請求, billing
注文, 受注, order
在庫, stock, inventory
画像, 写真, image, picture
ファイル, file
共有, 共有ディスク, share, NFS
仮想マシン, 仮想サーバ, VM, virtual machine, instance, インスタンス
カーネル, kernel
再試行, リトライ, retry
上限, 制限, limit, quota
枯渇, 使い切り, exhausted, exhaustion
リーク, 漏れ, leak
スケール, 拡張, 増強, scale, scaling
縮小, 縮退, shrink, scale down
マウント, mount
プロキシ, proxy
リダイレクト, 転送, redirect
ヘルスチェック, 死活監視, health check
疎通, 到達, reachability, ping
Kubernetes, k8s, クーベルネティス
PostgreSQL, Postgres, ポスグレ
Elasticsearch, エラスティックサーチ
Terraform, テラフォーム, tf
CloudFront, クラウドフロント, CF
Ansible, アンシブル
Jenkins, ジェンキンス
GitHub, ギットハブ
Redis, レディス
Kafka, カフカ
"""

SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(word.strip() for word in line.split(",")) for line in _TABLE.strip().splitlines()
)
"""Groups; each word finds what has any other of its group."""
