A Service that leads to a port where nobody listens. Source: Kubernetes documentation, "Debug Services" (Is the Service defined
correctly?).

  $ kubectl create deployment web --image=nginx:1.27; kubectl expose deployment web --port=80; kubectl run client --image=busybox:1.36 -- sleep 1d > /dev/null; kubectl wait --for=condition=Ready pod --all > /dev/null
  deployment.apps/web created
  service/web exposed
# fault: service-target-port-wrong service=web
  $ kubectl exec client -- wget -qO- -T 2 web > /dev/null; echo $?
  1
  ! wget: can't connect to remote host (<svc-ip>): Connection refused
  ! command terminated with exit code 1
  $ kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath='{.items[0].ports[0].port} {.items[0].endpoints[*].conditions.ready}{"\n"}'
  8081 true
  $ kubectl patch service web --type=json -p '[{"op":"replace","path":"/spec/ports/0/targetPort","value":80}]'; sleep 5; kubectl exec client -- wget -qO- -T 2 web | grep -c h1
  service/web patched
  1
