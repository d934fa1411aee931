Pods of a ServiceAccount that does not exist. Source: Kubernetes documentation, "Configure Service Accounts for Pods"; the
admission plugin ServiceAccount.

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: service-account-missing deployment=web account=runner
  $ kubectl get deployment web --no-headers | awk '{print $2, $3}'
  1/1 0
  $ kubectl get events --field-selector reason=FailedCreate -o jsonpath='{.items[0].message}{"\n"}' | grep -o 'error looking up.*'
  error looking up service account default/runner: serviceaccount "runner" not found
  $ kubectl create serviceaccount runner; kubectl rollout status deployment web --timeout=100s | tail -1
  serviceaccount/runner created
  deployment "web" successfully rolled out
