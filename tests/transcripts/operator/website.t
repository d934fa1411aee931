An operator of our own from its manifest: its kind, what it makes, drift, scale, deletion.
Source: https://kubernetes.io/docs/concepts/extend-kubernetes/operator/ and https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/, v1.36; the operator is Kubekata's own.

  $ kubectl apply -f https://github.com/kubekata/website-operator/releases/download/v1.2.0/install.yaml
  namespace/website-system created
  customresourcedefinition.apiextensions.k8s.io/websites.web.kubekata.dev created
  serviceaccount/website-operator created
  clusterrole.rbac.authorization.k8s.io/website-operator created
  clusterrole.rbac.authorization.k8s.io/website-viewer created
  clusterrole.rbac.authorization.k8s.io/website-editor created
  clusterrolebinding.rbac.authorization.k8s.io/website-operator created
  deployment.apps/website-operator created
  $ kubectl rollout status deploy/website-operator -n website-system
  Waiting for deployment "website-operator" rollout to finish: 0 of 1 updated replicas are available...
  deployment "website-operator" successfully rolled out
  $ kubectl get crd websites.web.kubekata.dev -o jsonpath='{.status.conditions[*].type}{"\n"}'
  NamesAccepted Established
  $ kubectl explain website.spec.tier
  GROUP:      web.kubekata.dev
  KIND:       Website
  VERSION:    v1
  
  FIELD: tier <string>
  ENUM:
      standard
      premium
  
  DESCRIPTION:
      How much its Pods request.
      
  
  $ kubectl get ws
  ! No resources found in default namespace.
Its schema.
  $ kubectl create -f - <<'END'
  > apiVersion: web.kubekata.dev/v1
  > kind: Website
  > metadata: {name: blog}
  > spec: {replicas: 8, page: "<h1>Blog</h1>"}
  > END
  ! The Website "blog" is invalid: spec: Invalid value: more than 5 replicas only in tier premium
  [1]
  $ kubectl create -f - <<'END'
  > apiVersion: web.kubekata.dev/v1
  > kind: Website
  > metadata: {name: blog}
  > spec: {tier: gold}
  > END
  ! The Website "blog" is invalid: 
  ! * spec.tier: Unsupported value: "gold": supported values: "standard", "premium"
  ! * spec.page: Required value
  ! * <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation
  [1]
What it makes.
  $ kubectl create -f - <<'END'
  > apiVersion: web.kubekata.dev/v1
  > kind: Website
  > metadata: {name: blog}
  > spec: {replicas: 2, page: "<h1>Blog</h1>"}
  > END
  website.web.kubekata.dev/blog created
  $ kubectl wait --for=condition=Ready website/blog --timeout=60s
  website.web.kubekata.dev/blog condition met
  $ kubectl get ws
  NAME   WANTED   READY   URL                                     AGE
  blog   2        2       http://blog.default.svc.cluster.local   2s
  $ kubectl get ws -o wide
  NAME   WANTED   READY   URL                                     RECONCILED   AGE
  blog   2        2       http://blog.default.svc.cluster.local   AsWanted     2s
  $ kubectl get deploy,svc,cm -l web.kubekata.dev/website=blog --no-headers | awk '{print $1}'
  deployment.apps/blog
  service/blog
  configmap/blog-page
  $ kubectl get deploy blog -o jsonpath='{.metadata.ownerReferences[0].kind}/{.metadata.ownerReferences[0].name}{"\n"}'
  Website/blog
  $ kubectl run ask --image=busybox:1.36 --restart=Never --rm -i -q -- wget -qO- http://blog
  <h1>Blog</h1>
  $ kubectl describe ws blog | sed -n '/^Status/,$p'
  Status:
    Conditions:
      Last Transition Time:  2026-11-20T10:00:07Z
      Message:               All objects are as wanted
      Observed Generation:   1
      Reason:                AsWanted
      Status:                True
      Type:                  Reconciled
      Last Transition Time:  2026-11-20T10:00:09Z
      Message:               2 of 2 replicas are ready
      Observed Generation:   1
      Reason:                AllReplicasReady
      Status:                True
      Type:                  Ready
    Observed Generation:     1
    Ready Replicas:          2
    Replicas:                2
    Selector:                web.kubekata.dev/website=blog
    URL:                     http://blog.default.svc.cluster.local
  Events:
    Type    Reason   Age   From              Message
    ----    ------   ----  ----              -------
    Normal  Created  4s    website-operator  Created Deployment blog
    Normal  Created  4s    website-operator  Created Service blog
    Normal  Created  4s    website-operator  Created ConfigMap blog-page
  $ kubectl get cm website-directory -n website-system -o jsonpath='{.data}{"\n"}'
  {"default.blog":"http://blog.default.svc.cluster.local"}
  $ kubectl logs -n website-system deploy/website-operator
  {"level":"info","ts":"2026-11-20T10:00:01Z","logger":"website","msg":"starting manager"}
  {"level":"info","ts":"2026-11-20T10:00:07Z","logger":"website","msg":"created","kind":"ConfigMap","name":"blog-page","namespace":"default"}
  {"level":"info","ts":"2026-11-20T10:00:07Z","logger":"website","msg":"created","kind":"Deployment","name":"blog","namespace":"default"}
  {"level":"info","ts":"2026-11-20T10:00:07Z","logger":"website","msg":"created","kind":"Service","name":"blog","namespace":"default"}
The Website is what counts.
  $ kubectl scale ws blog --replicas=3
  website.web.kubekata.dev/blog scaled
  $ sleep 15; kubectl get ws blog
  NAME   WANTED   READY   URL                                     AGE
  blog   3        3       http://blog.default.svc.cluster.local   19s
  $ kubectl patch ws blog --type=merge -p '{"spec":{"port":8080}}'
  ! The Website "blog" is invalid: spec.port: Invalid value: 8080: the port of a Website cannot be changed
  [1]
  $ kubectl patch ws blog --type=merge -p '{"spec":{"page":"<h1>New</h1>"}}'
  website.web.kubekata.dev/blog patched
  $ sleep 20; kubectl run ask --image=busybox:1.36 --restart=Never --rm -i -q -- wget -qO- http://blog
  <h1>New</h1>
Drift is repaired.
  $ kubectl scale deploy blog --replicas=1; kubectl set image deploy/blog web=nginx:1.26; kubectl delete svc blog
  deployment.apps/blog scaled
  deployment.apps/blog image updated
  service "blog" deleted from default namespace
  $ sleep 10; kubectl get deploy blog -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[0].image}{"\n"}'; kubectl get svc blog --no-headers | awk '{print $1, $5}'
  3 nginx:1.27
  blog 80/TCP
  $ kubectl get events --field-selector involvedObject.kind=Website -o custom-columns=R:.reason,M:.message --no-headers | sort | uniq -c
        1 Created   Created ConfigMap blog-page
        1 Created   Created Deployment blog
        2 Created   Created Service blog
        1 Updated   Updated ConfigMap blog-page
        3 Updated   Updated Deployment blog
  $ kubectl autoscale ws blog --min=2 --max=4 --cpu=50%
  horizontalpodautoscaler.autoscaling/blog autoscaled
  $ kubectl get hpa blog -o jsonpath='{.spec.scaleTargetRef.kind}{"\n"}'; kubectl delete hpa blog
  Website
  horizontalpodautoscaler.autoscaling "blog" deleted from default namespace
Deletion takes the directory's entry and what it owns along.
  $ kubectl delete ws blog
  website.web.kubekata.dev "blog" deleted from default namespace
  $ sleep 10; kubectl get deploy,svc,cm -l web.kubekata.dev/website=blog; kubectl get cm website-directory -n website-system -o jsonpath='{.data}{"\n"}'
  
  ! No resources found in default namespace.
Somebody else's Deployment of that name is left alone.
  $ kubectl create deploy shop --image=httpd:2.4
  deployment.apps/shop created
  $ kubectl create -f - <<'END'
  > apiVersion: web.kubekata.dev/v1
  > kind: Website
  > metadata: {name: shop}
  > spec: {page: "<h1>Shop</h1>"}
  > END
  website.web.kubekata.dev/shop created
  $ sleep 8; kubectl get ws shop -o jsonpath='{range .status.conditions[*]}{.type}={.status} {.reason}: {.message}{"\n"}{end}'
  Reconciled=False NameTaken: Deployment shop exists and is not controlled by this Website
  Ready=False ReplicasNotReady: 0 of 1 replicas are ready
  $ kubectl get deploy shop -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
  httpd:2.4
  $ kubectl delete deploy shop; sleep 65; kubectl get ws shop --no-headers | awk '{print $2, $3}'
  deployment.apps "shop" deleted from default namespace
  1 1
Who is gone cannot clean up: the object waits for it.
  $ kubectl scale deploy website-operator -n website-system --replicas=0; sleep 5
  deployment.apps/website-operator scaled
  $ kubectl delete ws shop --timeout=10s
  website.web.kubekata.dev "shop" deleted from default namespace
  ! error: timed out waiting for the condition on websites/shop
  [1]
  $ kubectl get ws shop -o jsonpath='{.metadata.finalizers}{"\n"}'
  ["web.kubekata.dev/directory"]
  $ kubectl scale deploy website-operator -n website-system --replicas=1; sleep 10; kubectl get ws
  deployment.apps/website-operator scaled
  ! No resources found in default namespace.
