A release whose operation never came to its end, and history that is cut.
Source: https://helm.sh/docs/faq/troubleshooting/; helm/helm pkg/action/upgrade.go errPending, pkg/storage/storage.go (v4.2.4).

  $ helm repo add demo https://charts.example.com; helm install web demo/web --version 1.4.0 | sed -n 's/STATUS/status/p'
  "demo" has been added to your repositories
  status: deployed
  $ timeout 3 helm upgrade web demo/web --set image.repository=nosuch/web --wait
  Release web has been cancelled.
  ! level=WARN msg="upgrade failed" name=web error="context canceled"
  ! Error: UPGRADE FAILED: context canceled
  [124]
  $ helm list
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  web  default  2  2026-11-20 10:00:00.3 +0000 UTC  failed  web-1.5.0  1.29
  $ timeout -s KILL 5 helm upgrade web demo/web --set image.repository=nosuch/web --wait 2> /dev/null; echo "ended with $?"
  ended with 137
  $ helm list; helm history web | tail -1
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  web  default  3  2026-11-20 10:00:03.6 +0000 UTC  pending-upgrade  web-1.5.0  1.29
  3  Fri Nov 20 10:00:03 2026  pending-upgrade  web-1.5.0  1.29  Preparing upgrade
  $ helm upgrade web demo/web
  ! Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress
  [1]
  $ helm rollback web 1
  Rollback was a success! Happy Helming!
  $ helm upgrade web demo/web | head -1
  Release "web" has been upgraded. Happy Helming!
  $ for i in 1 2 3 4; do helm upgrade web demo/web --history-max 3 --description "round $i" > /dev/null; done
  $ helm history web
  REVISION  UPDATED  STATUS  CHART  APP VERSION  DESCRIPTION
  7  Fri Nov 20 10:00:09 2026  superseded  web-1.5.0  1.29  round 2
  8  Fri Nov 20 10:00:09 2026  superseded  web-1.5.0  1.29  round 3
  9  Fri Nov 20 10:00:09 2026  deployed  web-1.5.0  1.29  round 4
