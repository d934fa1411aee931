A webhook is reached through its Service from the API server's host, over TLS; what keeps it from answering is
told, or let pass with failurePolicy Ignore.
Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/,
k8s.io/apiserver/pkg/admission/plugin/webhook and pkg/util/webhook; the server is agnhost's webhook.

  $ openssl genrsa -out ca.key 2048 2>/dev/null; openssl req -x509 -new -nodes -key ca.key -subj /CN=hook-ca -days 365 -out ca.crt
  $ openssl genrsa -out tls.key 2048 2>/dev/null; openssl req -new -key tls.key -subj /CN=hook.default.svc -addext subjectAltName=DNS:hook.default.svc -out tls.csr
  $ openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -copy_extensions copy -out tls.crt 2>/dev/null
  $ kubectl create secret tls hook-tls --cert=tls.crt --key=tls.key
  secret/hook-tls created
  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: hook, labels: {app: hook}}
  > spec:
  >   containers:
  >   - name: hook
  >     image: registry.k8s.io/e2e-test-images/agnhost:2.53
  >     args: [webhook, --tls-cert-file=/certs/tls.crt, --tls-private-key-file=/certs/tls.key, --port=8444]
  >     volumeMounts: [{name: certs, mountPath: /certs}]
  >   volumes: [{name: certs, secret: {secretName: hook-tls}}]
  > ---
  > apiVersion: v1
  > kind: Service
  > metadata: {name: hook}
  > spec: {selector: {app: hook}, ports: [{port: 443, targetPort: 8444}]}
  > EOF
  pod/hook created
  service/hook created
  $ settle
  $ cat <<EOF > hook.yaml
  > apiVersion: admissionregistration.k8s.io/v1
  > kind: ValidatingWebhookConfiguration
  > metadata: {name: hook}
  > webhooks:
  > - name: hook.example.com
  >   rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
  >   clientConfig:
  >     service: {namespace: default, name: hook, path: /always-deny}
  >     caBundle: $(base64 -w0 ca.crt)
  >   admissionReviewVersions: [v1]
  >   sideEffects: None
  > EOF
  $ kubectl apply -f hook.yaml
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook created
  $ kubectl create configmap a
  ! error: failed to create configmap: admission webhook "hook.example.com" denied the request: this webhook denies all requests
  [1]
  $ kubectl create configmap a --dry-run=server -o name
  ! error: failed to create configmap: admission webhook "hook.example.com" denied the request: this webhook denies all requests
  [1]
  $ kubectl create secret generic a
  secret/a created
  $ sed 's,/always-deny,/configmaps,' hook.yaml | kubectl apply -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook configured
  $ kubectl create configmap a --from-literal=webhook-e2e-test=webhook-disallow
  ! error: failed to create configmap: admission webhook "hook.example.com" denied the request: the configmap contains unwanted key and value
  [1]
  $ kubectl create configmap a
  configmap/a created

A path that the server does not know, an answer that is late, a wrong port.

  $ sed 's,/always-deny,/nothing,' hook.yaml | kubectl apply -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook configured
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: the server could not find the requested resource
  [1]
  $ sed 's,/always-deny,/always-allow-delay-5s,; s,sideEffects,timeoutSeconds: 3\n  sideEffects,' hook.yaml | kubectl apply -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook configured
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://hook.default.svc:443/always-allow-delay-5s?timeout=3s": context deadline exceeded
  [1]
  $ sed 's,path:,port: 8443\, path:,' hook.yaml | kubectl apply -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook configured
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://hook.default.svc:8443/always-deny?timeout=10s": no service port 8443 found for service "hook"
  [1]

Certificates: an authority that signed nothing, and a name that the certificate does not have.

  $ kubectl create service clusterip alias --tcp=443:8444; kubectl set selector svc alias app=hook
  service/alias created
  service/alias selector updated
  $ openssl req -x509 -new -nodes -key tls.key -subj /CN=other-ca -days 365 -out other.crt
  $ sed "s,caBundle: .*,caBundle: $(base64 -w0 other.crt)," hook.yaml | kubectl replace -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook replaced
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://hook.default.svc:443/always-deny?timeout=10s": tls: failed to verify certificate: x509: certificate signed by unknown authority
  [1]
  $ sed 's,name: hook\, path,name: alias\, path,' hook.yaml | kubectl replace -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook replaced
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://alias.default.svc:443/always-deny?timeout=10s": tls: failed to verify certificate: x509: certificate is valid for hook.default.svc, not alias.default.svc
  [1]

Dropped packets, nobody behind the Service, no Service: then only failurePolicy Ignore lets anything through.

  $ cat <<'EOF' | kubectl apply -f -
  > apiVersion: networking.k8s.io/v1
  > kind: NetworkPolicy
  > metadata: {name: closed}
  > spec: {podSelector: {}, policyTypes: [Ingress]}
  > EOF
  networkpolicy.networking.k8s.io/closed created
  $ kubectl replace -f hook.yaml
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook replaced
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://hook.default.svc:443/always-deny?timeout=10s": context deadline exceeded
  [1]
  $ kubectl delete netpol closed; kubectl delete pod hook --now
  networkpolicy.networking.k8s.io "closed" deleted from default namespace
  pod "hook" deleted from default namespace
  $ settle
  $ kubectl create configmap b 2>&1 | sed 's/tcp [0-9.]*/tcp IP/'
  error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://hook.default.svc:443/always-deny?timeout=10s": dial tcp IP:443: connect: connection refused
  $ kubectl delete svc hook
  service "hook" deleted from default namespace
  $ kubectl create configmap b
  ! error: failed to create configmap: Internal error occurred: failed calling webhook "hook.example.com": failed to call webhook: Post "https://hook.default.svc:443/always-deny?timeout=10s": service "hook" not found
  [1]
  $ sed 's,sideEffects,failurePolicy: Ignore\n  sideEffects,' hook.yaml | kubectl replace -f -
  validatingwebhookconfiguration.admissionregistration.k8s.io/hook replaced
  $ kubectl create configmap b
  configmap/b created
  $ kubectl delete -f hook.yaml
  validatingwebhookconfiguration.admissionregistration.k8s.io "hook" deleted
