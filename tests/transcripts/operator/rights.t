The operator from its chart, and one that may not do its work: what its log, its condition and its events say.
Source: https://kubernetes.io/docs/concepts/extend-kubernetes/operator/ and https://kubernetes.io/docs/reference/access-authn-authz/rbac/, v1.36; the operator and its chart are Kubekata's own.

  $ helm repo add kubekata https://kubekata.github.io/website-operator
  "kubekata" has been added to your repositories
  $ helm search repo website-operator --versions
  NAME                     	CHART VERSION	APP VERSION	DESCRIPTION                                       
  kubekata/website-operator	0.4.0        	1.2.0      	An operator that turns Websites into Deployment...
  kubekata/website-operator	0.3.1        	1.1.0      	An operator that turns Websites into Deployment...
  $ helm install sites kubekata/website-operator -n sites --create-namespace --wait
  NAME: sites
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: sites
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  TEST SUITE: None
  NOTES:
  The operator runs in sites. A Website to begin with:
  
    kubectl apply -f - <<END
    apiVersion: web.kubekata.dev/v1
    kind: Website
    metadata: {name: hello}
    spec: {page: "<h1>Hello</h1>", replicas: 2}
    END
  $ kubectl get deploy,sa -n sites --no-headers | awk '{print $1}'
  deployment.apps/sites-website-operator
  serviceaccount/default
  serviceaccount/sites-website-operator
  $ kubectl create -f - <<'END'
  > apiVersion: web.kubekata.dev/v1
  > kind: Website
  > metadata: {name: hello}
  > spec: {page: "<h1>Hello</h1>", replicas: 2, tier: premium}
  > END
  website.web.kubekata.dev/hello created
  $ kubectl wait --for=condition=Ready ws/hello --timeout=60s
  website.web.kubekata.dev/hello condition met
  $ kubectl get deploy hello -o jsonpath='{.spec.template.spec.containers[0].resources.requests}{"\n"}'
  {"cpu":"200m","memory":"32Mi"}
  $ kubectl get all --no-headers | awk '{print $1}' | grep -v -e ^pod -e ^replicaset
  service/hello
  service/kubernetes
  deployment.apps/hello
  website.web.kubekata.dev/hello
A role without Services.
  $ kubectl get clusterrole sites-website-operator -o json | jq '.rules |= map(if .resources | index("services") then .resources -= ["services"] else . end)' | kubectl apply -f - 2>/dev/null
  clusterrole.rbac.authorization.k8s.io/sites-website-operator configured
  $ kubectl delete svc hello; sleep 4
  service "hello" deleted from default namespace
  $ kubectl logs -n sites deploy/sites-website-operator --tail=1
  {"level":"error","ts":"2026-11-20T10:00:13Z","logger":"website","msg":"Reconciler error","Website":{"name":"hello","namespace":"default"},"error":"services \"hello\" is forbidden: User \"system:serviceaccount:sites:sites-website-operator\" cannot get resource \"services\" in API group \"\" in the namespace \"default\""}
  $ kubectl get ws hello -o jsonpath='{.status.conditions[?(@.type=="Reconciled")].message}{"\n"}'
  services "hello" is forbidden: User "system:serviceaccount:sites:sites-website-operator" cannot get resource "services" in API group "" in the namespace "default"
  $ kubectl get events --field-selector involvedObject.kind=Website,type=Warning -o custom-columns=R:.reason,M:.message --no-headers
  ApiError   services "hello" is forbidden: User "system:serviceaccount:sites:sites-website-operator" cannot get resource "services" in API group "" in the namespace "default"
  $ kubectl get svc hello
  ! Error from server (NotFound): services "hello" not found
  [1]
  $ advance 100s
  $ kubectl logs -n sites deploy/sites-website-operator --since=100s | grep -c "Reconciler error"
  4
  $ helm upgrade sites kubekata/website-operator -n sites | sed -n '1p'
  ! level=WARN msg="upgrade failed" name=sites error="conflict occurred while applying object /sites-website-operator rbac.authorization.k8s.io/v1, Kind=ClusterRole: Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using rbac.authorization.k8s.io/v1: .rules"
  ! Error: UPGRADE FAILED: conflict occurred while applying object /sites-website-operator rbac.authorization.k8s.io/v1, Kind=ClusterRole: Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using rbac.authorization.k8s.io/v1: .rules
  $ kubectl apply --server-side --force-conflicts -f - <<'END'
  > apiVersion: rbac.authorization.k8s.io/v1
  > kind: ClusterRole
  > metadata: {name: website-services}
  > rules:
  > - {apiGroups: [""], resources: [services], verbs: [get, list, watch, create, update, patch, delete]}
  > END
  clusterrole.rbac.authorization.k8s.io/website-services serverside-applied
  $ kubectl create clusterrolebinding website-services --clusterrole=website-services --serviceaccount=sites:sites-website-operator
  clusterrolebinding.rbac.authorization.k8s.io/website-services created
  $ sleep 65; kubectl get ws hello -o wide --no-headers | awk '{print $2, $3, $5}'; kubectl get svc hello --no-headers | awk '{print $1}'
  2 2 AsWanted
  hello
May not list its kind, or has none.
  $ kubectl delete clusterrolebinding sites-website-operator website-services; sleep 2
  clusterrolebinding.rbac.authorization.k8s.io "sites-website-operator" deleted
  clusterrolebinding.rbac.authorization.k8s.io "website-services" deleted
  $ kubectl rollout restart deploy/sites-website-operator -n sites; sleep 30
  deployment.apps/sites-website-operator restarted
  $ kubectl get pods -n sites --no-headers | awk '{print $2, $3}' | sort
  0/1 Running
  0/1 Running
  $ kubectl logs -n sites -l app.kubernetes.io/name=website-operator --tail=1 | grep -o 'failed to list.*' | sort -u
  failed to list *v1.Website: websites.web.kubekata.dev is forbidden: User \"system:serviceaccount:sites:sites-website-operator\" cannot list resource \"websites\" in API group \"web.kubekata.dev\" at the cluster scope"}
  $ helm uninstall sites -n sites
  release "sites" uninstalled
  $ kubectl get crd websites.web.kubekata.dev -o name
  customresourcedefinition.apiextensions.k8s.io/websites.web.kubekata.dev
  $ kubectl patch ws hello --type=merge -p '{"metadata":{"finalizers":null}}'
  website.web.kubekata.dev/hello patched
  $ kubectl delete crd websites.web.kubekata.dev
  customresourcedefinition.apiextensions.k8s.io "websites.web.kubekata.dev" deleted
  $ helm install sites kubekata/website-operator -n sites --skip-crds --set fullnameOverride=op | head -1
  NAME: sites
  $ sleep 30; kubectl logs -n sites deploy/op --previous | tail -1
  no matches for kind "Website" in version "web.kubekata.dev/v1": install its CRD first
