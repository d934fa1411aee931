A variable that is to come from a key that the Secret does not have. Source: Kubernetes documentation, "Secrets" (Using Secrets
as environment variables).

  $ kubectl create deployment web --image=nginx:1.27; kubectl rollout status deployment web > /dev/null
  deployment.apps/web created
  $ kubectl create secret generic login --from-literal=password=hana
  secret/login created
# fault: secret-key-missing deployment=web secret=login
  $ kubectl get pods --no-headers | awk '{print $2, $3}' | sort
  0/1 CreateContainerConfigError
  1/1 Running
  $ kubectl get pods -o jsonpath='{range .items[*]}{.status.containerStatuses[0].state.waiting.message}{"\n"}{end}' | grep .
  couldn't find key pasword in Secret default/login
  $ kubectl patch deployment web --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/key","value":"password"}]'; kubectl rollout status deployment web | tail -1
  deployment.apps/web patched
  deployment "web" successfully rolled out
