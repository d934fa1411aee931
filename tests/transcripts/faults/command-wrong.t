A container that is to run what its image does not have. Source: Kubernetes documentation, "Define a Command and Arguments for
a Container"; runc's words.

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
# fault: command-wrong deployment=web
  $ kubectl get pods -o jsonpath='{range .items[*]}{.status.containerStatuses[0].lastState.terminated.reason}{"\n"}{end}' | grep .
  StartError
  $ kubectl get pods -o jsonpath='{range .items[*]}{.status.containerStatuses[0].lastState.terminated.message}{"\n"}{end}' | grep -o 'exec: .*'
  exec: "/usr/local/bin/serve": stat /usr/local/bin/serve: no such file or directory
  $ kubectl patch deployment web --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/command"}]'; kubectl rollout status deployment web | tail -1
  deployment.apps/web patched
  deployment "web" successfully rolled out
