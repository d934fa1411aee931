Hooks: when they run, in which order, what becomes of them, and one that fails.
Source: https://helm.sh/docs/topics/charts_hooks/; helm/helm pkg/action/hooks.go (v4.2.4).

  $ mkdir -p h/templates; printf 'apiVersion: v2\nname: h\nversion: 0.1.0\n' > h/Chart.yaml; printf 'fails: false\npolicy: before-hook-creation\n' > h/values.yaml
  $ cat > h/templates/job.yaml <<'END'
  > apiVersion: batch/v1
  > kind: Job
  > metadata:
  >   name: migrate
  >   annotations:
  >     helm.sh/hook: pre-install,pre-upgrade
  >     helm.sh/hook-weight: "5"
  >     helm.sh/hook-delete-policy: {{ .Values.policy }}
  > spec:
  >   backoffLimit: 0
  >   template:
  >     spec:
  >       restartPolicy: Never
  >       containers:
  >       - {name: c, image: "busybox:1.36", command: [sh, -c, "echo migrating {{ .Release.Revision }}; sleep 10; {{ if .Values.fails }}exit 1{{ end }}"]}
  > END
  $ cat > h/templates/first.yaml <<'END'
  > apiVersion: v1
  > kind: ConfigMap
  > metadata:
  >   name: first
  >   annotations: {helm.sh/hook: pre-install, helm.sh/hook-weight: "-5"}
  > END
  $ printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\n' > h/templates/app.yaml
  $ helm template h h | grep -E '^kind|Source|helm.sh'
  # Source: h/templates/app.yaml
  kind: ConfigMap
  # Source: h/templates/first.yaml
  kind: ConfigMap
    annotations: {helm.sh/hook: pre-install, helm.sh/hook-weight: "-5"}
  # Source: h/templates/job.yaml
  kind: Job
      helm.sh/hook: pre-install,pre-upgrade
      helm.sh/hook-weight: "5"
      helm.sh/hook-delete-policy: before-hook-creation
  $ helm template h h --no-hooks | grep -c Source
  1
  $ helm install h h
  NAME: h
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  TEST SUITE: None
  $ kubectl get job,cm -o custom-columns=KIND:.kind,NAME:.metadata.name,OWNER:.metadata.labels.app\\.kubernetes\\.io/managed-by
  KIND  NAME  OWNER
  Job  migrate  <none>
  ConfigMap  app  Helm
  ConfigMap  first  <none>
  ConfigMap  kube-root-ca.crt  <none>
  $ kubectl logs job/migrate
  migrating 1
  $ helm get hooks h | grep -E 'Source|name:'
  # Source: h/templates/first.yaml
    name: first
  # Source: h/templates/job.yaml
    name: migrate
        - {name: c, image: "busybox:1.36", command: [sh, -c, "echo migrating 1; sleep 10; "]}
  $ helm upgrade h h | head -1; kubectl logs job/migrate
  Release "h" has been upgraded. Happy Helming!
  migrating 2
  $ helm upgrade h h --set 'policy=before-hook-creation\,hook-succeeded' | sed -n 's/STATUS/status/p'; kubectl get job
  status: deployed
  ! No resources found in default namespace.
  $ helm upgrade h h --set fails=true
  ! level=WARN msg="upgrade failed" name=h error="pre-upgrade hooks failed: resource Job/default/migrate not ready. status: Failed, message: Job Failed. failed: 1/1"
  ! Error: UPGRADE FAILED: pre-upgrade hooks failed: resource Job/default/migrate not ready. status: Failed, message: Job Failed. failed: 1/1
  [1]
  $ helm history h | tail -2
  3  Fri Nov 20 10:00:24 2026  deployed  h-0.1.0  Upgrade complete
  4  Fri Nov 20 10:00:35 2026  failed  h-0.1.0  Upgrade "h" failed: pre-upgrade hooks failed: resource Job/default/migrate not ready. status: Failed, message: Job Failed. failed: 1/1
  $ kubectl get job
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  migrate  Failed  0/1  <age>  <age>
  $ helm upgrade h h --set fails=true --no-hooks | sed -n 's/STATUS/status/p'
  status: deployed
  $ helm upgrade h h --set fails=true --timeout 3s
  ! level=WARN msg="upgrade failed" name=h error="pre-upgrade hooks failed: resource Job/default/migrate not ready. status: InProgress, message: Job in progress\ncontext deadline exceeded"
  ! Error: UPGRADE FAILED: pre-upgrade hooks failed: resource Job/default/migrate not ready. status: InProgress, message: Job in progress
  ! context deadline exceeded
  [1]
  $ helm uninstall h; kubectl get job,cm
  release "h" uninstalled
  NAME  STATUS  COMPLETIONS  DURATION  AGE
  job.batch/migrate  Running  0/1  <age>  <age>
  
  NAME  DATA  AGE
  configmap/first  0  <age>
  configmap/kube-root-ca.crt  1  <age>
