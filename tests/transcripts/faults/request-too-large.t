A Pod that asks for more than any node has. Source: Kubernetes documentation, "Resource Management for Pods and Containers"
(Troubleshooting).

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: request-too-large deployment=web
  $ kubectl get pods --no-headers | awk '{print $2, $3}' | sort
  0/1 Pending
  1/1 Running
  $ kubectl get events --field-selector reason=FailedScheduling -o jsonpath='{.items[0].message}{"\n"}' | grep -o '[0-9] Insufficient cpu' | head -1
  2 Insufficient cpu
  $ kubectl set resources deployment web --requests=cpu=100m; kubectl rollout status deployment web | tail -1
  deployment.apps/web resource requirements updated
  deployment "web" successfully rolled out
