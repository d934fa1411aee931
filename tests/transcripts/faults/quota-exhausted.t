A quota that leaves no room for a rollout. Source: Kubernetes documentation, "Resource Quotas".

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: quota-exhausted deployment=web pods=1
  $ kubectl get deployment web --no-headers | awk '{print $2, $3}'
  1/1 0
  $ kubectl get events --field-selector reason=FailedCreate -o jsonpath='{.items[0].message}{"\n"}' | grep -o 'exceeded quota.*'
  exceeded quota: budget, requested: pods=1, used: pods=1, limited: pods=1
  $ kubectl patch resourcequota budget --type=merge -p '{"spec":{"hard":{"pods":"4"}}}'; kubectl rollout status deployment web --timeout=100s | tail -1
  resourcequota/budget patched
  deployment "web" successfully rolled out
