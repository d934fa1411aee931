A readiness probe that asks where nobody listens. Source: Kubernetes documentation, "Configure Liveness, Readiness and Startup
Probes".

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: readiness-probe-port-wrong deployment=web
  $ kubectl get pods --no-headers | awk '{print $2, $3}' | sort
  0/1 Running
  1/1 Running
  $ kubectl get events --field-selector reason=Unhealthy -o jsonpath='{.items[0].message}{"\n"}'
  Readiness probe failed: Get "http://<pod-ip>:8081/": dial tcp <pod-ip>:8081: connect: connection refused
  $ kubectl patch deployment web --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet/port","value":80}]'; kubectl rollout status deployment web | tail -1
  deployment.apps/web patched
  deployment "web" successfully rolled out
