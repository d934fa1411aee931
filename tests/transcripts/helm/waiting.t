--wait, --timeout and going back: an installation and an upgrade that do not become ready.
Source: https://helm.sh/docs/helm/helm_install/, https://helm.sh/docs/helm/helm_upgrade/; helm/helm pkg/kube/statuswait.go (v4.2.4).

  $ helm repo add demo https://charts.example.com
  "demo" has been added to your repositories
  $ helm install web demo/web --set image.repository=nosuch/web --wait --timeout 20s
  ! Error: INSTALLATION FAILED: resource Deployment/default/web not ready. status: InProgress, message: Available: 0/1
  ! context deadline exceeded
  [1]
  $ helm list
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  web  default  1  2026-11-20 10:00:00.15 +0000 UTC  failed  web-1.5.0  1.29
  $ helm install web demo/web
  ! level=ERROR msg="release name check failed" error="cannot reuse a name that is still in use"
  ! Error: INSTALLATION FAILED: release name check failed: cannot reuse a name that is still in use
  [1]
  $ helm upgrade --install web demo/web --reset-values --wait | sed -n '1p;/STATUS/p'
  Release "web" has been upgraded. Happy Helming!
  STATUS: deployed
  $ helm upgrade web demo/web --set image.repository=nosuch/web --wait --timeout 30s
  ! level=WARN msg="upgrade failed" name=web error="resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1\ncontext deadline exceeded"
  ! Error: UPGRADE FAILED: resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1
  ! context deadline exceeded
  [1]
  $ helm history web
  REVISION  UPDATED  STATUS  CHART  APP VERSION  DESCRIPTION
  1  Fri Nov 20 10:00:00 2026  superseded  web-1.5.0  1.29  Release "web" failed: resource Deployment/default/web not ready. status: InProgress, message: Available: 0/1
  context deadline exceeded
  2  Fri Nov 20 10:00:20 2026  deployed  web-1.5.0  1.29  Upgrade complete
  3  Fri Nov 20 10:00:22 2026  failed  web-1.5.0  1.29  Upgrade "web" failed: resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1
  context deadline exceeded
  $ kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
  nosuch/web:1.29
  $ helm rollback web 2 --wait
  Rollback was a success! Happy Helming!
  $ helm upgrade web demo/web --set image.repository=nosuch/web --rollback-on-failure --timeout 30s
  ! level=WARN msg="upgrade failed" name=web error="resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1\ncontext deadline exceeded"
  ! Error: UPGRADE FAILED: release web failed, and has been rolled back due to rollback-on-failure being set: resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1
  ! context deadline exceeded
  [1]
  $ helm history web | tail -2
  context deadline exceeded
  6  Fri Nov 20 10:01:23 2026  deployed  web-1.5.0  1.29  Rollback to 4
  $ kubectl get deploy web -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
  nginxinc/nginx-unprivileged:1.29
  $ helm upgrade web demo/web --set image.repository=nosuch/web --atomic --timeout 10s
  ! Flag --atomic has been deprecated, use --rollback-on-failure instead
  ! level=WARN msg="upgrade failed" name=web error="resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1\ncontext deadline exceeded"
  ! Error: UPGRADE FAILED: release web failed, and has been rolled back due to rollback-on-failure being set: resource Deployment/default/web not ready. status: InProgress, message: Pending termination: 1
  ! context deadline exceeded
  [1]
  $ helm install again demo/web --set image.repository=nosuch/web --rollback-on-failure --timeout 10s
  ! Error: INSTALLATION FAILED: release again failed, and has been uninstalled due to rollback-on-failure being set: resource Deployment/default/again not ready. status: InProgress, message: Available: 0/1
  ! context deadline exceeded
  [1]
  $ helm status again
  ! Error: release: not found
  [1]
  $ helm upgrade web demo/web --reset-values --wait=true | tail -1
  TEST SUITE: None
  ! level=WARN msg="--wait=true is deprecated (boolean value) and can be replaced with --wait=watcher"
