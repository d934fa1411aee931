Changes by hand, server-side apply and its conflicts, and merging on the client.
Source: https://helm.sh/docs/overview/ (server-side apply), https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts; helm/helm pkg/kube/client.go (v4.2.4).

  $ helm repo add demo https://charts.example.com; helm install web demo/web --version 1.4.0 | sed -n 's/STATUS/status/p'
  "demo" has been added to your repositories
  status: deployed
  $ kubectl get deploy web --show-managed-fields -o jsonpath='{range .metadata.managedFields[*]}{.manager} {.operation}{"\n"}{end}'
  helm Apply
  kube-controller-manager Update
  kube-controller-manager Update
  $ kubectl scale deploy web --replicas=3
  deployment.apps/web scaled
  $ kubectl label deploy web team=shop
  deployment.apps/web labeled
  $ helm upgrade web demo/web --version 1.5.0
  ! level=WARN msg="upgrade failed" name=web error="conflict occurred while applying object default/web apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with \"kubectl\" with subresource \"scale\" using apps/v1: .spec.replicas"
  ! Error: UPGRADE FAILED: conflict occurred while applying object default/web apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas
  [1]
  $ kubectl set image deploy web web=nginxinc/nginx-unprivileged:1.28
  deployment.apps/web image updated
  $ helm upgrade web demo/web --version 1.5.0
  ! level=WARN msg="upgrade failed" name=web error="conflict occurred while applying object default/web apps/v1, Kind=Deployment: Apply failed with 2 conflicts: conflicts with \"kubectl\" with subresource \"scale\" using apps/v1:\n- .spec.replicas\nconflicts with \"kubectl-set\" using apps/v1:\n- .spec.template.spec.containers[name=\"web\"].image"
  ! Error: UPGRADE FAILED: conflict occurred while applying object default/web apps/v1, Kind=Deployment: Apply failed with 2 conflicts: conflicts with "kubectl" with subresource "scale" using apps/v1:
  ! - .spec.replicas
  ! conflicts with "kubectl-set" using apps/v1:
  ! - .spec.template.spec.containers[name="web"].image
  [1]
  $ helm history web
  REVISION  UPDATED  STATUS  CHART  APP VERSION  DESCRIPTION
  1  Fri Nov 20 10:00:00 2026  deployed  web-1.4.0  1.27  Install complete
  2  Fri Nov 20 10:00:00 2026  failed  web-1.5.0  1.29  Upgrade "web" failed: conflict occurred while applying object default/web apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas
  3  Fri Nov 20 10:00:00 2026  failed  web-1.5.0  1.29  Upgrade "web" failed: conflict occurred while applying object default/web apps/v1, Kind=Deployment: Apply failed with 2 conflicts: conflicts with "kubectl" with subresource "scale" using apps/v1:
  - .spec.replicas
  conflicts with "kubectl-set" using apps/v1:
  - .spec.template.spec.containers[name="web"].image
  $ helm upgrade web demo/web --version 1.5.0 --force-conflicts | sed -n 's/STATUS/status/p'
  status: deployed
  $ kubectl get deploy web -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[0].image} {.metadata.labels.team}{"\n"}'
  1 nginxinc/nginx-unprivileged:1.29 shop
  $ helm install old demo/web --server-side=false | sed -n 's/STATUS/status/p'; helm get metadata old | grep APPLY
  status: deployed
  APPLY_METHOD: client-side apply
  $ kubectl scale deploy old --replicas=3; kubectl set image deploy old web=nginxinc/nginx-unprivileged:1.28
  deployment.apps/old scaled
  deployment.apps/old image updated
  $ helm upgrade old demo/web --set service.port=81 | sed -n 's/STATUS/status/p'
  status: deployed
  $ kubectl get deploy old -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[0].image}{"\n"}'
  1 nginxinc/nginx-unprivileged:1.29
  $ helm upgrade old demo/web --set image.tag=1.27 | sed -n 's/STATUS/status/p'; kubectl get deploy old -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[0].image}{"\n"}'
  status: deployed
  1 nginxinc/nginx-unprivileged:1.27
  $ helm upgrade old demo/web --server-side=true | sed -n 's/STATUS/status/p'; helm get metadata old | grep APPLY
  status: deployed
  APPLY_METHOD: server-side apply
  $ helm upgrade old demo/web --server-side=perhaps
  ! Error: UPGRADE FAILED: invalid/unknown release server-side apply method: perhaps
  [1]
