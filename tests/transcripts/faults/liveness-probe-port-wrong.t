A liveness probe that asks where nobody listens. Source: Kubernetes documentation, "Configure Liveness, Readiness and Startup
Probes".

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: liveness-probe-port-wrong deployment=web
  $ kubectl get events --field-selector reason=Killing -o jsonpath='{.items[*].message}{"\n"}' | grep -o 'Container nginx failed liveness probe, will be restarted' | head -1
  Container nginx failed liveness probe, will be restarted
  $ kubectl get pods -o jsonpath='{.items[0].status.containerStatuses[0].restartCount}{"\n"}' | sed 's/[1-9][0-9]*/restarted/'
  restarted
  $ kubectl patch deployment web --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/livenessProbe/httpGet/port","value":80}]'; kubectl rollout status deployment web | tail -1
  deployment.apps/web patched
  deployment "web" successfully rolled out
  $ sleep 60; kubectl get pods --no-headers | awk '{print $2, $3, $4}'
  1/1 Running 0
